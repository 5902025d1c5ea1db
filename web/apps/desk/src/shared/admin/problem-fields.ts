import { Problem } from "@parley/api";

/** The server's complaints as the form shows them: each at its field. */
export function problemFields(error: unknown): { name: (string | number)[]; errors: string[] }[] {
  if (!(error instanceof Problem)) return [];
  return error.errors.map(({ field, detail }) => ({
    name: field
      .split(/[.[\]]+/)
      .filter(Boolean)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    errors: [detail],
  }));
}

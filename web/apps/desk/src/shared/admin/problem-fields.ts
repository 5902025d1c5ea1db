import { Problem } from "@parley/api";

/** Refusals that are about one field, although the server says so by their code alone. */
const fieldOf: Readonly<Record<string, string>> = {
  "login-taken": "login",
  "queue-name-taken": "name",
  "staff-name-taken": "name",
  "strategy-name-taken": "name",
  "shortcut-taken": "shortcut",
};

/** The server's complaints as the form shows them: each at its field. */
export function problemFields(error: unknown): { name: (string | number)[]; errors: string[] }[] {
  if (!(error instanceof Problem)) return [];
  const field = fieldOf[error.code];
  if (field && error.errors.length === 0) return [{ name: [field], errors: [error.message] }];
  return error.errors.map(({ field, detail }) => ({
    name: field
      .split(/[.[\]]+/)
      .filter(Boolean)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    errors: [detail],
  }));
}

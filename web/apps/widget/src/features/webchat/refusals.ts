import { Problem } from "@parley/api";

/** Refusals that say more than "not sent", with the server's own sentence. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof Problem)) return null;
  return error.code === "customer-blocked" || error.code === "origin-not-allowed" ? error.message : null;
}

/** This browser's visitor has proved to be somebody else before. */
export function needsAnotherVisitor(error: unknown): boolean {
  return error instanceof Problem && (error.code === "identity-of-another" || error.status === 401);
}

import type { AdminTranslator } from "@parley/i18n/admin";

const reasons = [
  "NOT_MEMBER",
  "NOT_QUALIFIED",
  "UNAVAILABLE",
  "NOT_RESPONDING",
  "UNREACHABLE",
  "OTHER_CALL",
  "NO_CHANNEL",
  "AT_CAPACITY",
  "AT_MOST",
  "INTERRUPTION",
  "RAMP_UP",
  "LABEL",
  "DELAY",
  "LEFT_OUT",
  "LENDER",
] as const;

/** Why somebody is not asked; a word that came later stands as it is. */
export function reasonInWords(reason: string, t: AdminTranslator): string {
  const known = reasons.find((one) => one === reason.toUpperCase().replaceAll("-", "_"));
  return known ? t(`rejected.${known}`) : reason;
}

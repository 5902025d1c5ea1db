import type { DeskTranslator } from "@parley/i18n/desk";

const reasons = [
  "not-member",
  "not-qualified",
  "unavailable",
  "not-responding",
  "unreachable",
  "other-call",
  "no-channel",
  "at-capacity",
  "at-most",
  "interruption",
  "ramp-up",
  "label",
  "delay",
  "left-out",
  "lender",
  "reserve",
  "expired",
  "nobody-there",
  "nobody-free",
] as const;

/** A reason in words; one that came with a newer engine stands as it is. */
export function reasonOf(reason: string, t: DeskTranslator): string {
  const known = reasons.find((one) => one === reason);
  return known ? t(`why.${known}`) : reason;
}

const decided = ["queue", "tier", "priority", "value", "labels", "skills"] as const;

/** What a rule at the door decided, in words. */
export const decidedInWords = (words: readonly string[], t: DeskTranslator) =>
  decided.filter((one) => words.includes(one)).map((one) => t(`triaged.${one}`));

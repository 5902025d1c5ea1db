export const languages = ["en", "zh-CN"] as const;
export type Language = (typeof languages)[number];

/** The best language that we speak for a list of wishes. */
export function pickLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const tag = wish?.toLowerCase();
    if (tag?.startsWith("zh")) return "zh-CN";
    if (tag?.startsWith("en")) return "en";
  }
  return "en";
}

/**
 * The `lang` of a text written by somebody else. Han characters are drawn in the form of the
 * language they are marked with, so a Japanese sentence inside a Chinese page needs its own mark.
 */
export function langOf(text: string, hint?: string | null): string | undefined {
  if (/[\u3040-\u30ff]/.test(text)) return "ja";
  if (/[\uac00-\ud7af]/.test(text)) return "ko";
  if (/\p{Script=Han}/u.test(text)) {
    const tag = hint?.toLowerCase() ?? "";
    if (tag.startsWith("ja")) return "ja";
    return /^zh-(tw|hk|mo|hant)/.test(tag) ? "zh-Hant" : "zh-Hans";
  }
  return hint && !/^(zh|ja|ko)/i.test(hint) ? hint : undefined;
}

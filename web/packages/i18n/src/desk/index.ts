import type { Language } from "../language.ts";
import type { PlainKeyOf, Translation } from "../params.ts";
import { createTranslator, type Translator } from "../translator.ts";
import type en from "./en/index.ts";

export type DeskCatalogue = typeof en;
export type DeskKey = keyof DeskCatalogue;

/** The keys of texts that need no arguments: only these may name an action or give a reason. */
export type PlainKey = PlainKeyOf<DeskCatalogue>;

export type DeskTranslator = Translator<DeskCatalogue>;

/** Loads one language only; the other costs nothing. */
export async function loadDeskTexts(language: Language): Promise<DeskTranslator> {
  const texts: Translation<DeskCatalogue> =
    language === "zh-CN"
      ? (await import("./zh-cn/index.ts")).default
      : (await import("./en/index.ts")).default;
  return createTranslator<DeskCatalogue>(texts, language);
}

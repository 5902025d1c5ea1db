import type { Language } from "../language.ts";
import type { Translation } from "../params.ts";
import { createTranslator, type Translator } from "../translator.ts";
import type en from "./en.ts";

export type WidgetCatalogue = typeof en;
export type WidgetTranslator = Translator<WidgetCatalogue>;

/** The widget's texts in one language. */
export async function loadWidgetTexts(language: Language): Promise<WidgetTranslator> {
  const texts: Translation<WidgetCatalogue> =
    language === "zh-CN" ? (await import("./zh-cn.ts")).default : (await import("./en.ts")).default;
  return createTranslator<WidgetCatalogue>(texts, language);
}

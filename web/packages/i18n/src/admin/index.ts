import type { Language } from "../language.ts";
import type { PlainKeyOf, Translation } from "../params.ts";
import { createTranslator, type Translator } from "../translator.ts";
import type en from "./en.ts";

export type AdminCatalogue = typeof en;
/** The keys of texts without arguments. */
export type AdminKey = PlainKeyOf<AdminCatalogue>;
export type AdminTranslator = Translator<AdminCatalogue>;

/** The texts of the administration, which the desk never loads. */
export async function loadAdminTexts(language: Language): Promise<AdminTranslator> {
  const texts: Translation<AdminCatalogue> =
    language === "zh-CN" ? (await import("./zh-cn.ts")).default : (await import("./en.ts")).default;
  return createTranslator<AdminCatalogue>(texts, language);
}

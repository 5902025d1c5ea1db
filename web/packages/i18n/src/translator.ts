import { format, type Value } from "./message.ts";
import type { Params } from "./params.ts";

export type Catalogue = Readonly<Record<string, string>>;

/** Texts by key. A key that does not exist, or an argument that is missing, does not compile. */
export interface Translator<C extends Catalogue> {
  <Key extends keyof C>(key: Key, ...values: Params<C[Key]>): string;
  readonly language: string;
}

export function createTranslator<C extends Catalogue>(
  texts: { readonly [Key in keyof C]: string },
  language: string,
): Translator<C> {
  const translate = (key: keyof C, values?: Record<string, Value>) =>
    format(texts[key], values ?? {}, language);
  return Object.assign(translate, { language }) as unknown as Translator<C>;
}

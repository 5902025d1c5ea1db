import { createContext, type ReactNode, useContext } from "react";
import type { DeskCatalogue } from "./desk/index.ts";
import type { Translator } from "./translator.ts";

const TranslatorContext = createContext<Translator<DeskCatalogue> | null>(null);

export function TranslatorProvider(props: { translator: Translator<DeskCatalogue>; children: ReactNode }) {
  return <TranslatorContext value={props.translator}>{props.children}</TranslatorContext>;
}

/** The texts of the desk in the reader's language. */
export function useT(): Translator<DeskCatalogue> {
  const translator = useContext(TranslatorContext);
  if (!translator) throw new Error("TranslatorProvider is missing");
  return translator;
}

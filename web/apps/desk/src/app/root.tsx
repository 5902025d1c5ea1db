import type { Session } from "@parley/api";
import { type Language, pickLanguage } from "@parley/i18n";
import { type DeskTranslator, loadDeskTexts } from "@parley/i18n/desk";
import { TranslatorProvider } from "@parley/i18n/react";
import { Announcer, Toasts } from "@parley/ui";
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { RouterProvider } from "react-router";
import { usePreferences } from "../shared/preferences.ts";
import { queryClient, sessionQuery } from "../shared/queries.ts";
import { Keyboard } from "./keyboard.tsx";
import { router } from "./router.tsx";
import { useAppearance } from "./use-appearance.ts";

/** The language: chosen on this device, else the account's; in the demo centre, and before somebody has chosen a password, the browser's own comes first. */
function languageOf(chosen: Language | "auto", session: Session | undefined): Language {
  if (chosen !== "auto") return chosen;
  const account = session?.person.language;
  const isNew = session?.demo !== undefined || Boolean(session?.limit);
  return pickLanguage(isNew ? [...navigator.languages, account] : [account, ...navigator.languages]);
}

export function Root() {
  return (
    <QueryClientProvider client={queryClient}>
      <Localised />
    </QueryClientProvider>
  );
}

function Localised() {
  const { language: chosen } = usePreferences();
  const session = useQuery(sessionQuery);
  const language = languageOf(chosen, session.data);
  const [t, setT] = useState<DeskTranslator | null>(null);
  useAppearance();

  const settled = !session.isPending || chosen !== "auto";
  useEffect(() => {
    if (!settled) return;
    document.documentElement.lang = language;
    let current = true;
    void loadDeskTexts(language).then((loaded) => {
      if (current) setT(() => loaded);
    });
    return () => {
      current = false;
    };
  }, [language, settled]);

  if (!t) return null;
  return (
    <TranslatorProvider translator={t}>
      <Keyboard />
      <RouterProvider router={router} />
      <Toasts label={t("nav.notices")} closeLabel={t("common.close")} />
      <Announcer />
    </TranslatorProvider>
  );
}

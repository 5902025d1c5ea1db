import type { Language } from "@parley/i18n";
import { type AdminTranslator, loadAdminTexts } from "@parley/i18n/admin";
import { useT } from "@parley/i18n/react";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const AdminTexts = createContext<AdminTranslator | null>(null);

/** Loads the administration's texts in the language of the desk. */
export function AdminTextsProvider({ children }: { children: ReactNode }) {
  const { language } = useT();
  const [t, setT] = useState<AdminTranslator | null>(null);
  useEffect(() => {
    let current = true;
    void loadAdminTexts(language as Language).then((loaded) => {
      if (current) setT(() => loaded);
    });
    return () => {
      current = false;
    };
  }, [language]);
  return t ? <AdminTexts value={t}>{children}</AdminTexts> : null;
}

export function useAdminT(): AdminTranslator {
  const t = useContext(AdminTexts);
  if (!t) throw new Error("AdminTextsProvider is missing");
  return t;
}

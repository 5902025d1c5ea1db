import { useEffect } from "react";
import { usePreferences } from "../shared/preferences.ts";

/** Puts theme and density on the root element, where the tokens read them. */
export function useAppearance(): void {
  const { theme, density } = usePreferences();
  useEffect(() => {
    const root = document.documentElement;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.dataset.density = density;
  }, [theme, density]);
}

import { useSyncExternalStore } from "react";
import { usePreferences } from "../../shared/preferences.ts";

const media = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

function subscribe(listener: () => void): () => void {
  media?.addEventListener("change", listener);
  return () => media?.removeEventListener("change", listener);
}

/** Whether the page is dark: by choice, else as the system. */
export function useDark(): boolean {
  const { theme } = usePreferences();
  const system = useSyncExternalStore(subscribe, () => media?.matches ?? false);
  return theme === "system" ? system : theme === "dark";
}

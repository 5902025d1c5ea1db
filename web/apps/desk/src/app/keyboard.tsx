import { actions, listenToKeys } from "@parley/ui";
import { useEffect } from "react";
import { preferences, usePreferences } from "../shared/preferences.ts";

/** The page's one listener for keys, with the person's own keys. */
export function Keyboard() {
  const { keys } = usePreferences();
  useEffect(() => actions.remap(keys), [keys]);
  useEffect(() => listenToKeys(actions, { singleKeys: () => preferences.get().singleKeys }), []);
  return null;
}

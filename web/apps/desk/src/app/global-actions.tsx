import type { Language } from "@parley/i18n";
import { useAction } from "@parley/ui";
import { lazy, Suspense } from "react";
import { useNavigate } from "react-router";
import { useSimulation } from "../features/demo/simulation.tsx";
import { type Preferences, prefer } from "../shared/preferences.ts";
import { useSession } from "../shared/session.tsx";
import { Store, useStore } from "../shared/store.ts";
import {
  darkTheme,
  goAdmin,
  goDesk,
  goMe,
  goSetup,
  goTour,
  inChinese,
  inEnglish,
  letCustomersCome,
  lightTheme,
  palette,
  sendCustomersHome,
  showKeys,
  signOut,
  systemTheme,
} from "./app-actions.ts";
import { useSignOut } from "./use-sign-out.ts";

const PaletteDialog = lazy(async () => ({ default: (await import("./palette.tsx")).PaletteDialog }));
const KeysDialog = lazy(async () => ({ default: (await import("./keys-dialog.tsx")).KeysDialog }));

const openDialog = new Store<"palette" | "keys" | null>(null);

export const openPalette = () => openDialog.set("palette");

/** What can be done from every page. */
export function GlobalActions() {
  const navigate = useNavigate();
  const { demo, person } = useSession();
  const dialog = useStore(openDialog);
  const customers = useSimulation();
  const theme = (value: Preferences["theme"]) => ({ run: () => prefer({ theme: value }) });
  const language = (value: Language) => ({ run: () => prefer({ language: value }) });

  useAction(palette, { run: openPalette });
  useAction(showKeys, { run: () => openDialog.set("keys") });
  useAction(goDesk, { run: () => void navigate("/desk") });
  useAction(goAdmin, { run: () => void navigate("/admin") }, person.roles.includes("administrator"));
  useAction(
    goSetup,
    {
      run: () => {
        prefer({ setupHidden: false });
        void navigate("/setup");
      },
    },
    person.roles.includes("administrator") && demo === undefined,
  );
  useAction(goMe, { run: () => void navigate("/me") });
  useAction(goTour, { run: () => void navigate("/try") }, demo !== undefined);
  useAction(sendCustomersHome, { run: () => customers.set(false) }, customers.canEnd);
  useAction(letCustomersCome, { run: () => customers.set(true) }, customers.canBegin);
  useAction(lightTheme, theme("light"));
  useAction(darkTheme, theme("dark"));
  useAction(systemTheme, theme("system"));
  useAction(inEnglish, language("en"));
  useAction(inChinese, language("zh-CN"));
  useAction(signOut, { run: useSignOut() });

  const close = () => openDialog.set(null);
  return (
    <Suspense>
      {dialog === "palette" ? <PaletteDialog onClose={close} /> : null}
      {dialog === "keys" ? <KeysDialog onClose={close} /> : null}
    </Suspense>
  );
}

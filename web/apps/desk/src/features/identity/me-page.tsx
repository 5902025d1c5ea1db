import { useT } from "@parley/i18n/react";
import { useEffect } from "react";
import type { DeskAction } from "../../shared/action.tsx";
import { MeAppearance } from "./me-appearance.tsx";
import { MeKeys } from "./me-keys.tsx";
import styles from "./me-page.module.css";
import { MeSound } from "./me-sound.tsx";

/** What a person chooses for themselves on this device; each choice acts at once. */
export function MePage({ actions }: { actions: readonly DeskAction[] }) {
  const t = useT();
  useEffect(() => {
    document.title = `${t("me.title")} – Parley`;
    return () => {
      document.title = "Parley";
    };
  }, [t]);
  return (
    <div className={styles.page}>
      <h1>{t("me.title")}</h1>
      <p className={styles.lead}>{t("me.device")}</p>
      <MeAppearance />
      <MeSound />
      <MeKeys actions={actions} />
    </div>
  );
}

import { useT } from "@parley/i18n/react";
import { Icon, isMac } from "@parley/ui";
import { PresenceMenu } from "../features/presence/presence-menu.tsx";
import { QueueFigures } from "../features/routing/queue-figures.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { openPalette } from "./global-actions.tsx";
import { LiveMark } from "./live-mark.tsx";
import { SoundChip } from "./sound-chip.tsx";
import styles from "./top-bar.module.css";

export function TopBar() {
  const t = useT();
  return (
    <header className={styles.bar}>
      <PresenceMenu />
      <QueueFigures />
      <span className={styles.gap} />
      <SoundChip />
      <button type="button" className={styles.search} onClick={openPalette} aria-label={t("palette.title")}>
        <span className={styles.searchWord}>{t("palette.placeholder")}</span>
        <span className={styles.searchIcon}>
          <Icon name="search" />
        </span>
        <kbd>{isMac ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      <LiveMark />
      <AccountMenu />
    </header>
  );
}

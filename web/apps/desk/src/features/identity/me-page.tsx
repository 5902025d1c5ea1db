import { useT } from "@parley/i18n/react";
import { cx } from "@parley/ui";
import { NavLink } from "react-router";
import type { DeskAction } from "../../shared/action.tsx";
import { usePageTitle } from "../../shared/page-title.ts";
import { MeAccount } from "./me-account.tsx";
import { MeAppearance } from "./me-appearance.tsx";
import { MeDevices } from "./me-devices.tsx";
import { MeKeys } from "./me-keys.tsx";
import styles from "./me-page.module.css";
import { MeSound } from "./me-sound.tsx";

const sections = [
  { path: "/me", name: "me.sectionDevice" },
  { path: "/me/account", name: "me.sectionAccount" },
  { path: "/me/devices", name: "devices.title" },
] as const;

/** What a person chooses for themselves, on this device and for the account; each choice acts at once. */
export function MePage({
  actions,
  section,
}: {
  actions: readonly DeskAction[];
  section: string | undefined;
}) {
  const t = useT();
  usePageTitle(t("me.title"));
  return (
    <div className={styles.page}>
      <h1>{t("me.title")}</h1>
      <nav className={styles.sections} aria-label={t("me.title")}>
        {sections.map(({ path, name }) => (
          <NavLink
            key={path}
            to={path}
            end
            className={({ isActive }) => cx(styles.section, isActive && styles.active)}
          >
            {t(name)}
          </NavLink>
        ))}
      </nav>
      {section === "account" ? (
        <MeAccount />
      ) : section === "devices" ? (
        <MeDevices />
      ) : (
        <>
          <p className={styles.lead}>{t("me.device")}</p>
          <MeAppearance />
          <MeSound />
          <MeKeys actions={actions} />
        </>
      )}
    </div>
  );
}

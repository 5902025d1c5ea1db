import type { DeskKey, PlainKey } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { cx, Icon, type IconName } from "@parley/ui";
import { NavLink } from "react-router";
import { seesReports } from "../features/reports/report.ts";
import { useSetup } from "../features/setup/use-setup.ts";
import { useSession } from "../shared/session.tsx";
import styles from "./rail.module.css";

interface Place {
  to: string;
  icon: IconName;
  name: PlainKey & DeskKey;
  visible: boolean;
}

/** The way between the pages; it shows only what the person may open. */
export function Rail() {
  const t = useT();
  const { demo, person, agentId, permissions } = useSession();
  const setup = useSetup();
  const places: Place[] = [
    { to: "/desk", icon: "chat", name: "nav.desk", visible: agentId !== undefined },
    { to: "/team", icon: "people", name: "nav.team", visible: permissions.includes("routing.explain") },
    { to: "/reports", icon: "chart", name: "nav.reports", visible: seesReports(permissions, agentId) },
    { to: "/admin", icon: "settings", name: "nav.admin", visible: person.roles.includes("administrator") },
    { to: "/setup", icon: "check", name: "setup.title", visible: setup.isOpen },
    { to: "/try", icon: "flag", name: "nav.tour", visible: demo !== undefined },
    { to: "/me", icon: "person", name: "nav.me", visible: true },
  ];
  return (
    <nav className={styles.rail} aria-label={t("nav.label")}>
      <span className={styles.mark} aria-hidden="true">
        P
      </span>
      {places
        .filter((place) => place.visible)
        .map((place) => (
          <NavLink
            key={place.to}
            to={place.to}
            title={t(place.name)}
            className={({ isActive }) => cx(styles.place, isActive && styles.active)}
          >
            <Icon name={place.icon} size={20} />
            <span className={styles.word}>{t(place.name)}</span>
          </NavLink>
        ))}
    </nav>
  );
}

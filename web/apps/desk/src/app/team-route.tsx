import { useT } from "@parley/i18n/react";
import { useParams } from "react-router";
import { TeamPage } from "../features/team/team-page.tsx";
import { useSession } from "../shared/session.tsx";
import styles from "./plain-page.module.css";

export function TeamRoute() {
  const t = useT();
  const { agent } = useParams();
  const { permissions } = useSession();
  if (!permissions.includes("routing.explain")) {
    return (
      <div className={styles.page}>
        <h1>{t("team.title")}</h1>
        <p>{t("team.refused")}</p>
      </div>
    );
  }
  return (
    <TeamPage
      agentId={agent ?? null}
      mayMove={permissions.includes("surge.move")}
      maySeeStrain={permissions.includes("wellbeing.read")}
    />
  );
}

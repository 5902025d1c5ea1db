import { useT } from "@parley/i18n/react";
import { SurgePage } from "../features/surge/surge-page.tsx";
import { useSession } from "../shared/session.tsx";
import styles from "./plain-page.module.css";

export function SurgeRoute() {
  const t = useT();
  const { permissions } = useSession();
  if (!permissions.includes("surge.move")) {
    return (
      <div className={styles.page}>
        <h1>{t("surge.title")}</h1>
        <p>{t("surge.refused")}</p>
      </div>
    );
  }
  return <SurgePage />;
}

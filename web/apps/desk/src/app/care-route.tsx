import { useT } from "@parley/i18n/react";
import { CarePage } from "../features/wellbeing/care-page.tsx";
import { useSession } from "../shared/session.tsx";
import styles from "./plain-page.module.css";

export function CareRoute() {
  const t = useT();
  const { permissions } = useSession();
  if (!permissions.includes("wellbeing.read")) {
    return (
      <div className={styles.page}>
        <h1>{t("care.title")}</h1>
        <p>{t("care.refused")}</p>
      </div>
    );
  }
  return <CarePage />;
}

import { useT } from "@parley/i18n/react";
import { Link } from "react-router";
import styles from "./plain-page.module.css";

export function NotFound() {
  const t = useT();
  return (
    <main className={styles.page}>
      <h1>{t("common.notFound")}</h1>
      <p>{t("common.notFoundWhat")}</p>
      <Link to="/desk">{t("common.toDesk")}</Link>
    </main>
  );
}

import { useT } from "@parley/i18n/react";
import { Button } from "@parley/ui";
import styles from "./plain-page.module.css";

/** What stands where a page broke. A new release on the server is the usual cause: its chunks have other names. */
export function PageError() {
  const t = useT();
  return (
    <main className={styles.page}>
      <h1>{t("common.crashed")}</h1>
      <Button tone="primary" icon="refresh" onClick={() => location.reload()}>
        {t("common.reload")}
      </Button>
    </main>
  );
}

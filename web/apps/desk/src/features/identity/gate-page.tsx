import { useT } from "@parley/i18n/react";
import type { ReactNode } from "react";
import { usePageTitle } from "../../shared/page-title.ts";
import { LanguageChoice } from "./language-choice.tsx";
import styles from "./sign-in.module.css";

/** The card in which everything happens that comes before the desk. */
export function GatePage(props: { title: string; lead?: string; children: ReactNode }) {
  const t = useT();
  const { title } = props;
  usePageTitle(title);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>{t("common.product")}</p>
        <h1>{title}</h1>
        {props.lead ? <p className={styles.reason}>{props.lead}</p> : null}
        {props.children}
      </div>
      <LanguageChoice />
    </main>
  );
}

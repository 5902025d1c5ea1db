import { useT } from "@parley/i18n/react";
import { Button } from "@parley/ui";
import { prefer } from "../../shared/preferences.ts";
import styles from "./sign-in.module.css";

/** The other language, in its own words: whoever cannot read this page finds the way out. */
export function LanguageChoice() {
  const t = useT();
  const other = t.language === "zh-CN" ? "en" : "zh-CN";
  return (
    <p className={styles.language}>
      <Button tone="quiet" lang={other} onClick={() => prefer({ language: other })}>
        {other === "en" ? "English" : "中文"}
      </Button>
    </p>
  );
}

import { useT } from "@parley/i18n/react";
import { Button } from "antd";
import { problemText } from "../problem-text.ts";
import styles from "./admin.module.css";
import { useAdminT } from "./texts.tsx";

export function SaveBar(props: {
  hasChanged: boolean;
  busy: boolean;
  error: unknown;
  onDiscard: () => void;
}) {
  const t = useAdminT();
  const desk = useT();
  return (
    <div className={styles.saveBar}>
      <span className={styles.saveText} role={props.error ? "alert" : undefined}>
        {props.error ? (
          <span className={styles.error}>{problemText(props.error, desk)}</span>
        ) : props.hasChanged ? (
          t("admin.changed")
        ) : null}
      </span>
      <Button onClick={props.onDiscard}>{t("admin.discard")}</Button>
      <Button
        type="primary"
        htmlType="submit"
        loading={props.busy}
        // the picture of loading may stay, unseen, and would go on being a part of the name
        aria-label={t("admin.save")}
        aria-busy={props.busy}
      >
        {t("admin.save")}
      </Button>
    </div>
  );
}

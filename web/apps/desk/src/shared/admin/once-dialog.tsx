import { useT } from "@parley/i18n/react";
import { Button, Dialog, toast } from "@parley/ui";
import styles from "./admin.module.css";
import { useAdminT } from "./texts.tsx";

/** A secret that is shown once. */
export function OnceDialog(props: { title: string; why: string; secret: string; onClose: () => void }) {
  const t = useAdminT();
  const desk = useT();
  const copy = () => navigator.clipboard.writeText(props.secret).then(() => toast(t("admin.copied")));
  return (
    <Dialog
      title={props.title}
      closeLabel={desk("common.close")}
      onClose={props.onClose}
      footer={
        <Button tone="primary" icon="copy" onClick={() => void copy()}>
          {t("admin.copy")}
        </Button>
      }
    >
      <p className={styles.code}>{props.secret}</p>
      <p>{props.why}</p>
    </Dialog>
  );
}

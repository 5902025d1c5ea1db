import type { PlainKey } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { actions, chordLabel, Dialog, isMac, useActiveActions } from "@parley/ui";
import styles from "./keys-dialog.module.css";

/** The keys that work here and now. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const rows = useActiveActions()
    .map(({ spec }) => ({ spec, keys: actions.keysOf(spec) }))
    .filter(({ keys }) => keys.length > 0);
  return (
    <Dialog title={t("keys.title")} closeLabel={t("common.close")} onClose={onClose} wide>
      <p className={styles.hint}>{t("keys.hint")}</p>
      <dl className={styles.keys}>
        {rows.map(({ spec, keys }) => (
          <div key={spec.id} className={styles.row}>
            <dt>
              {t(spec.name as PlainKey)}
              {spec.inText ? <small> · {t("keys.inText")}</small> : null}
            </dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{chordLabel(key, isMac)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

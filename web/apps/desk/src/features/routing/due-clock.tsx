import { clock } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Clock } from "@parley/ui";
import { useCallback } from "react";
import { serverNow } from "../../shared/live.ts";
import styles from "./wait-clock.module.css";

/** Work that may wait shows what is left until it is due, and by how much it is over. */
export function DueClock({ at }: { at: string }) {
  const t = useT();
  const due = Date.parse(at);
  const level = useCallback(() => (due < serverNow() ? "over" : "calm"), [due]);
  const text = useCallback(() => {
    const left = due - serverNow();
    return left < 0 ? `▲ +${clock(-left)}` : t("list.due", { t: clock(left) });
  }, [due, t]);
  return <Clock className={styles.clock} text={text} level={level} />;
}

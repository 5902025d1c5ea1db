import { clock } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { actions, Button, Clock } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { serverNow } from "../../shared/live.ts";
import { presenceQuery } from "../../shared/queries.ts";
import styles from "./empty-work.module.css";

/** No work: one sentence, and the one thing to do about it. */
export function EmptyWork() {
  const t = useT();
  const presence = useQuery(presenceQuery).data;
  const since = presence ? Date.parse(presence.since) : null;
  const text = useCallback(
    () => t("list.emptyAvailable", { t: clock(since === null ? 0 : serverNow() - since) }),
    [since, t],
  );
  if (!presence) return null;
  if (presence.state === "available") {
    return (
      <p className={styles.empty}>
        <Clock text={text} />
      </p>
    );
  }
  return (
    <div className={styles.empty}>
      <p>{t("list.emptyOffQueue")}</p>
      <Button tone="primary" onClick={() => actions.run("presence.available")}>
        {t("list.goAvailable")}
      </Button>
    </div>
  );
}

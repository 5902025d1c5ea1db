import { clock } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Clock } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { serverNow } from "../../shared/live.ts";
import { queuesQuery } from "../../shared/queries.ts";
import styles from "./queue-figures.module.css";
import { waitLevel } from "./waiting.ts";

const SHOWN = 3;

/** The queues in which most wait, each with its figure; a calm one says so by its nought. */
export function QueueFigures() {
  const t = useT();
  const queues = useQuery(queuesQuery).data?.items ?? [];
  const shown = [...queues]
    .sort((a, b) => b.waiting - a.waiting || a.name.localeCompare(b.name, t.language))
    .slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.queues} aria-label={t("queue.label")}>
      {shown.map((queue) => {
        const oldest = queue.oldestQueuedAt ? Date.parse(queue.oldestQueuedAt) : null;
        return (
          <li key={queue.id} className={styles.queue}>
            {t("queue.waiting", { queue: queue.name, n: queue.waiting })}
            {oldest === null ? null : (
              <>
                {" · "}
                {t("queue.oldest")}{" "}
                <Clock
                  className={styles.oldest}
                  text={() => {
                    const waited = serverNow() - oldest;
                    const over = waitLevel(waited, queue.targetSeconds * 1000) === "over";
                    return (over ? "▲ " : "") + clock(waited);
                  }}
                  level={() => waitLevel(serverNow() - oldest, queue.targetSeconds * 1000)}
                />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { timeOfDay } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Banner, Button, cx, Icon } from "@parley/ui";
import { useEffect, useState } from "react";
import { drafts } from "../../shared/drafts.ts";
import type { Pending } from "../../shared/outbox.ts";
import { outbox } from "../../shared/sending.ts";
import own from "./pending-entry.module.css";
import { staleText } from "./stale-text.ts";
import styles from "./timeline-entry.module.css";

const SLOW_MS = 3_000;

/** A message on its way: shown at once, with what keeps it and what can be done. */
export function PendingEntry({ row }: { row: Pending }) {
  const t = useT();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (row.state !== "sending") return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [row.state]);

  const isNote = row.visibility === "internal";
  const cause = row.isCut ? t("timeline.fileGone") : row.cause || t("common.unreachable");
  const state =
    row.state === "waiting"
      ? t("timeline.waitsForNetwork")
      : row.state === "failed"
        ? t("timeline.notSent", { cause })
        : row.state === "uploading"
          ? t("timeline.waitsForFile", { n: row.uploads?.length ?? 1 })
          : t(slow ? "timeline.stillSending" : "timeline.sending");
  const words = [row.text, ...(row.uploads ?? [])].filter(Boolean).join("\n");

  // What has been written since stays behind what comes back.
  const takeBack = () => {
    const mode = isNote ? "note" : "reply";
    const since = drafts.text(row.conversationId, mode);
    drafts.set(row.conversationId, mode, [row.text, since].filter(Boolean).join("\n"));
    outbox.discard(row.key);
  };

  return (
    <article
      className={cx(styles.entry, isNote ? styles.note : styles.out)}
      aria-label={`${t("timeline.you")}, ${state}`}
      data-pending={row.key}
    >
      <div className={cx(styles.bubble, own.bubble, row.state === "failed" && own.failed)}>
        <span className={styles.text}>{words || t("timeline.file")}</span>
        <span className={styles.meta}>
          {timeOfDay(row.at, t.language)}
          <Icon name={row.state === "failed" ? "warn" : "clock"} size={14} />
        </span>
      </div>
      {row.state === "sending" && !slow ? null : (
        <div className={own.state} data-state={row.state}>
          {row.stale ? (
            <div className={own.banner} role="alert">
              <Banner tone="warn">{staleText(row.stale, t)}</Banner>
            </div>
          ) : (
            <span>{state}</span>
          )}
          {row.state === "uploading" ? (
            <Button tone="quiet" onClick={takeBack}>
              {t("timeline.edit")}
            </Button>
          ) : null}
          {row.state === "failed" ? (
            <>
              <Button tone="quiet" onClick={takeBack}>
                {t("timeline.edit")}
              </Button>
              {row.stale ? (
                <Button tone="primary" onClick={() => outbox.sendAnyway(row.key)}>
                  {t("stale.sendAnyway")}
                </Button>
              ) : row.isCut ? null : (
                <Button tone="quiet" onClick={() => outbox.retry(row.key)}>
                  {t("common.retry")}
                </Button>
              )}
              <Button tone="quiet" onClick={() => outbox.discard(row.key)}>
                {t("timeline.discard")}
              </Button>
            </>
          ) : null}
        </div>
      )}
    </article>
  );
}

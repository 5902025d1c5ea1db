import type { Conversation } from "@parley/api";
import { day, dayKey } from "@parley/i18n";
import type { DeskTranslator } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { Button } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { useOutbox } from "../../shared/outbox.ts";
import { timelineQuery } from "../../shared/queries.ts";
import { seenSeqs } from "../../shared/seen.ts";
import { outbox } from "../../shared/sending.ts";
import { useSession } from "../../shared/session.tsx";
import { PendingEntry } from "./pending-entry.tsx";
import { TimelineEntry } from "./timeline-entry.tsx";
import { TimelineEvents } from "./timeline-events.tsx";
import { layOut } from "./timeline-rows.ts";
import styles from "./timeline-view.module.css";
import { TypingLine } from "./typing-line.tsx";
import { useFeedKeys } from "./use-feed-keys.ts";
import { useOlderEntries } from "./use-older-entries.ts";
import { useSeenMark } from "./use-seen-mark.ts";
import { useStickToEnd } from "./use-stick-to-end.ts";

const noEntries: never[] = [];

/** The feed of a conversation. It stays at the end only if it was there; else a pill counts what is new. */
export function TimelineView({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const { agentId } = useSession();
  const timeline = useQuery(timelineQuery(conversation.id));
  const entries = timeline.data?.entries ?? noEntries;
  const known = useMemo(() => new Set(entries.map((entry) => entry.clientKey)), [entries]);
  const pending = useOutbox(outbox).filter(
    (row) => row.conversationId === conversation.id && !known.has(row.key),
  );
  const seenAtOpening = useRef(seenSeqs.get()[conversation.id] ?? 0);
  const rows = useMemo(() => layOut(entries, seenAtOpening.current), [entries]);
  const box = useRef<HTMLDivElement>(null);
  const older = useOlderEntries(conversation.id, timeline.data, box);
  const { atEnd, unseen, toEnd } = useStickToEnd(box, entries, pending.length);
  const onKeyDown = useFeedKeys(box);
  useSeenMark(conversation.id, entries, atEnd);

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: page keys walk the articles of the feed */}
      <div ref={box} className={styles.box} onKeyDown={onKeyDown}>
        {timeline.data ? (
          timeline.data.hasOlder ? (
            <div className={styles.older}>
              <Button tone="quiet" busy={older.busy} onClick={older.load}>
                {t("timeline.older")}
              </Button>
            </div>
          ) : (
            <p className={styles.start}>{t("timeline.start")}</p>
          )
        ) : null}
        {timeline.isPending ? <Skeleton rows={4} onRetry={() => void timeline.refetch()} /> : null}
        {timeline.isError && !timeline.data ? (
          <LoadError error={timeline.error} onRetry={() => void timeline.refetch()} />
        ) : null}
        <div
          role="feed"
          aria-label={t("timeline.label")}
          aria-busy={timeline.isFetching}
          className={styles.feed}
        >
          {rows.map((row, index) => {
            switch (row.kind) {
              case "day":
                return (
                  <p key={row.key} className={styles.day}>
                    {dayName(row.at, t)}
                  </p>
                );
              case "new":
                return (
                  <p key={row.key} className={styles.new}>
                    {t("timeline.new")}
                  </p>
                );
              case "events":
                return <TimelineEvents key={row.key} entries={row.entries} />;
              case "entry":
                return (
                  <TimelineEntry
                    key={row.key}
                    entry={row.entry}
                    continues={row.continues}
                    mine={row.entry.author.kind === "agent" && row.entry.author.id === agentId}
                    seen={row.entry.seq <= conversation.customerSeenSeq}
                    language={conversation.customer.language}
                    position={index + 1}
                  />
                );
              default:
                return row satisfies never;
            }
          })}
          {pending.map((row) => (
            <PendingEntry key={row.key} row={row} />
          ))}
        </div>
        <TypingLine conversationId={conversation.id} />
      </div>
      {!atEnd ? (
        <button type="button" className={styles.pill} onClick={toEnd}>
          {unseen > 0 ? t("timeline.jump", { n: unseen }) : ""} ↓
        </button>
      ) : null}
    </div>
  );
}

function dayName(at: string, t: DeskTranslator): string {
  const now = Date.now();
  if (dayKey(at) === dayKey(now)) return t("timeline.today");
  if (dayKey(at) === dayKey(now - 86_400_000)) return t("timeline.yesterday");
  return day(at, t.language);
}

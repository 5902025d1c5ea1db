import type { Conversation, WorkItem } from "@parley/api";
import { duration, langOf, timeOfDay } from "@parley/i18n";
import type { DeskTranslator } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { cx, Icon } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { memo, useState } from "react";
import { channelIcon } from "../../shared/channel-icon.ts";
import { useDraftMark } from "../../shared/drafts.ts";
import { serverNow } from "../../shared/live.ts";
import { customerName } from "../../shared/name.ts";
import { conversationQuery, timelineQuery } from "../../shared/queries.ts";
import { seenSeqs } from "../../shared/seen.ts";
import { useStore } from "../../shared/store.ts";
import { DueClock } from "./due-clock.tsx";
import { WaitClock } from "./wait-clock.tsx";
import styles from "./work-row.module.css";

interface WorkRowProps {
  item: WorkItem;
  slot: number | null;
  open: boolean;
  /** The row that Tab reaches while none is open. */
  first: boolean;
  targetSeconds: number | null;
  onOpen: () => void;
}

export const WorkRow = memo(
  function WorkRow({ item, slot, open, first, targetSeconds, onOpen }: WorkRowProps) {
    const t = useT();
    const conversation = useQuery(conversationQuery(item.conversationId)).data;
    const draft = useDraftMark(item.conversationId);
    const unread = useUnread(conversation);
    const [spokenWait, setSpokenWait] = useState("");
    const title = customerName(item.title, t);
    const last = lastLine(conversation, t) ?? item.preview ?? "";
    const waitingSince = item.state === "WRAP_UP" ? null : (conversation?.waitingSince ?? null);

    // Clocks are silent; the name takes the time at the moment in which somebody listens.
    const onFocus = () =>
      setSpokenWait(
        waitingSince
          ? t("list.waiting", { t: duration(serverNow() - Date.parse(waitingSince), t.language) })
          : t("list.answered"),
      );
    const name = [
      title,
      item.channelName,
      spokenWait,
      unread > 0 ? t("list.unread", { n: unread }) : "",
      item.state === "HELD" ? t("list.held") : "",
      draft ? t("list.draft") : "",
    ]
      .filter(Boolean)
      .join(", ");

    return (
      <div role="row" className={styles.cell}>
        <div role="gridcell" className={styles.cell}>
          <button
            type="button"
            data-conversation={item.conversationId}
            data-work={item.id}
            className={cx(styles.row, open && styles.open)}
            tabIndex={first || open ? 0 : -1}
            aria-current={open ? "true" : undefined}
            aria-label={name}
            onFocus={onFocus}
            onClick={onOpen}
          >
            <span className={styles.slot} title={slot === null ? undefined : t("list.slot", { n: slot })}>
              {slot}
            </span>
            <span className={styles.body}>
              <span className={styles.first}>
                <span
                  className={cx(styles.name, unread > 0 && styles.strong)}
                  lang={langOf(title, item.language)}
                >
                  {title}
                </span>
                {item.tempo === "DEFERRED" && item.targetAt && item.state !== "WRAP_UP" ? (
                  <DueClock at={item.targetAt} />
                ) : waitingSince ? (
                  <WaitClock since={waitingSince} targetSeconds={targetSeconds} />
                ) : (
                  <span className={styles.time}>
                    {conversation?.lastEntry ? timeOfDay(conversation.lastEntry.at, t.language) : ""}
                  </span>
                )}
                <span className={styles.icon}>
                  <Icon name={channelIcon(item.tempo)} size={16} />
                </span>
              </span>
              <span className={styles.second}>
                {item.state === "HELD" ? (
                  <span className={styles.held} title={t("list.heldWhy")}>
                    <Icon name="pause" size={14} />
                    {t("list.held")} <WaitClock since={item.since} targetSeconds={null} />
                  </span>
                ) : null}
                <span className={styles.last} lang={langOf(last, item.language)}>
                  {last}
                </span>
                {draft ? (
                  <span className={styles.draft}>
                    <Icon name="pen" size={14} />
                    {t("list.draft")}
                  </span>
                ) : null}
                {unread > 0 ? <span className={styles.unread}>{unread}</span> : null}
              </span>
            </span>
          </button>
        </div>
      </div>
    );
  },
  // The handler only opens this row, whichever render it comes from.
  (a, b) =>
    a.item === b.item &&
    a.slot === b.slot &&
    a.open === b.open &&
    a.first === b.first &&
    a.targetSeconds === b.targetSeconds,
);

function lastLine(conversation: Conversation | undefined, t: DeskTranslator): string | null {
  const entry = conversation?.lastEntry;
  if (!entry || entry.content.type === "event") return null;
  const text =
    entry.content.type === "file" ? t("list.photo", { name: entry.content.name }) : entry.content.text;
  return entry.author.kind === "agent" ? t("list.you", { text }) : text;
}

/** The customer's words since I looked; without a timeline at hand the distance of the numbers is the best guess. */
function useUnread(conversation: Conversation | undefined): number {
  const seen = useStore(seenSeqs);
  const timeline = useQuery({ ...timelineQuery(conversation?.id ?? ""), enabled: false }).data;
  if (!conversation) return 0;
  const from = seen[conversation.id] ?? 0;
  if (timeline) {
    return timeline.entries.filter(
      (entry) => entry.seq > from && entry.author.kind === "customer" && entry.content.type !== "event",
    ).length;
  }
  return conversation.waitingSince === null ? 0 : Math.max(0, conversation.lastSeq - from);
}

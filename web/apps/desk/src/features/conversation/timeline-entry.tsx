import type { Entry } from "@parley/api";
import { langOf, timeOfDay } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { cx, Icon } from "@parley/ui";
import { memo } from "react";
import { DeliveryMark, useUndelivered } from "./delivery-mark.tsx";
import { FileContent } from "./file-content.tsx";
import styles from "./timeline-entry.module.css";

interface TimelineEntryProps {
  entry: Entry;
  mine: boolean;
  continues: boolean;
  seen: boolean;
  language: string | null;
  position: number;
}

/** One message, note or file. */
export const TimelineEntry = memo(function TimelineEntry(props: TimelineEntryProps) {
  const { entry, mine, continues, seen, language, position } = props;
  const t = useT();
  const { content, author } = entry;
  const isNote = content.type === "note" || entry.visibility === "internal";
  const fromCustomer = author.kind === "customer";
  const who = mine
    ? t("timeline.you")
    : (author.name ?? t(fromCustomer ? "common.visitor" : "timeline.system"));
  const text = content.type === "text" || content.type === "note" ? content.text : "";
  const undelivered = useUndelivered(entry);
  const lang = langOf(text, fromCustomer ? language : null);

  return (
    <article
      className={cx(
        styles.entry,
        isNote ? styles.note : fromCustomer ? styles.in : styles.out,
        continues && styles.continues,
      )}
      aria-posinset={position}
      aria-setsize={-1}
      aria-label={`${isNote ? `${t("timeline.note")}, ` : ""}${who}, ${timeOfDay(entry.at, t.language)}`}
      tabIndex={-1}
      data-entry={entry.id}
      data-seq={entry.seq}
    >
      {isNote ? (
        <header className={styles.noteHead}>
          <Icon name="lock" size={14} />
          <strong>{who}</strong>
          <span>{t("timeline.noteWho")}</span>
          <time dateTime={entry.at}>{timeOfDay(entry.at, t.language)}</time>
        </header>
      ) : continues ? null : (
        <header className={styles.head}>{who}</header>
      )}
      <div className={styles.bubble}>
        {content.type === "file" ? (
          <FileContent file={content} fileId={content.fileId} />
        ) : (
          <span className={styles.text} lang={lang}>
            {text}
          </span>
        )}
        {isNote ? null : (
          <span className={styles.meta}>
            <time dateTime={entry.at}>{timeOfDay(entry.at, t.language)}</time>
            {fromCustomer ? null : <DeliveryMark entry={entry} seen={seen} />}
          </span>
        )}
      </div>
      {undelivered ? <p className={styles.undelivered}>{undelivered}</p> : null}
    </article>
  );
});

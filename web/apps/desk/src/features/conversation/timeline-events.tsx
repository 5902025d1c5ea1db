import type { Entry } from "@parley/api";
import { timeOfDay } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { useState } from "react";
import { eventText } from "./event-text.ts";
import styles from "./timeline-events.module.css";
import { collapses } from "./timeline-rows.ts";

/** What happened around the words: one grey line each, a run of them folded into one. */
export function TimelineEvents({ entries }: { entries: readonly Entry[] }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  if (collapses(entries) && !open) {
    return (
      <article className={styles.events} aria-label={t("timeline.system")} tabIndex={-1}>
        <button type="button" className={styles.more} aria-expanded="false" onClick={() => setOpen(true)}>
          {t("timeline.changes", { n: entries.length })} ›
        </button>
      </article>
    );
  }
  return (
    <article className={styles.events} aria-label={t("timeline.system")} tabIndex={-1}>
      {entries.map((entry) =>
        entry.content.type === "event" ? (
          <p key={entry.id}>
            <time dateTime={entry.at}>{timeOfDay(entry.at, t.language)}</time> {eventText(entry.content, t)}
          </p>
        ) : null,
      )}
    </article>
  );
}

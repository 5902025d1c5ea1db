import type { Entry } from "@parley/api";
import { dayKey } from "@parley/i18n";

/** What the timeline shows, in order. */
export type TimelineRow =
  | { kind: "day"; key: string; at: string }
  | { kind: "new"; key: string }
  | { kind: "entry"; key: string; entry: Entry; continues: boolean }
  | { kind: "events"; key: string; entries: Entry[] };

const SAME_SPEAKER_MS = 5 * 60_000;
const COLLAPSE_FROM = 3;

/** Lays entries out: a divider for each day and for what is new, one line for a run of events, a name only where the speaker changes. */
export function layOut(entries: readonly Entry[], seenSeq: number): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let dayShown = "";
  let newShown = false;
  let previous: Entry | null = null;

  for (const entry of entries) {
    const day = dayKey(entry.at);
    if (day !== dayShown) {
      dayShown = day;
      rows.push({ kind: "day", key: `day-${day}`, at: entry.at });
      previous = null;
    }
    const isNew = seenSeq > 0 && entry.seq > seenSeq && entry.author.kind === "customer";
    if (isNew && !newShown && entry.content.type !== "event") {
      newShown = true;
      rows.push({ kind: "new", key: "new" });
      previous = null;
    }
    const last = rows.at(-1);
    if (entry.content.type === "event") {
      if (last?.kind === "events") last.entries.push(entry);
      else rows.push({ kind: "events", key: `events-${entry.id}`, entries: [entry] });
      previous = null;
      continue;
    }
    const continues =
      previous !== null &&
      entry.content.type !== "note" &&
      previous.content.type !== "note" &&
      previous.author.kind === entry.author.kind &&
      previous.author.id === entry.author.id &&
      Date.parse(entry.at) - Date.parse(previous.at) < SAME_SPEAKER_MS;
    rows.push({ kind: "entry", key: entry.id, entry, continues });
    previous = entry;
  }
  return rows;
}

export function collapses(entries: readonly Entry[]): boolean {
  return entries.length >= COLLAPSE_FROM;
}

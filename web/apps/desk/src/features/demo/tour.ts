import type { Conversation, Entry, LiveEvent, WorkItem } from "@parley/api";

export interface TourState {
  offered: number;
  active: readonly WorkItem[];
  /** The newest words in the work I hold. */
  conversation: Conversation | null;
  entries: readonly Entry[];
  ended: boolean;
}

export const tourSteps = 4;

/** Whether the tour is at its end, begins anew, or goes on as before: only work that this page has shown counts. */
export function endedBy(event: LiveEvent, shown: ReadonlySet<string>, before: boolean): boolean {
  if (event.kind === "work-offered") return false;
  const isEnd = event.kind === "work-changed" && event.workItem.state === "COMPLETED";
  return before || (isEnd && shown.has(event.workItem.id));
}

/** How many of the four steps are behind: written, accepted, answered, ended. */
export function stepsDone({ offered, active, conversation, entries, ended }: TourState): number {
  if (ended) return 4;
  if (active.length > 0 && conversation) {
    return entries.some((entry) => entry.author.kind === "agent" && entry.visibility === "public") ? 3 : 2;
  }
  return offered > 0 ? 1 : 0;
}

/** What the centre has so far, as the checklist needs it; null where it is not known yet. */
export interface CentreFacts {
  isNamed: boolean;
  queues: number;
  agents: number;
  /** The channel that other sites carry by a line of theirs; null where there is none yet. */
  widget: { id: string; name: string } | null;
  lastVisit: { at: string | null; url: string | null } | null;
  answered: number;
  cannedReplies: number;
}

export const steps = ["administrator", "centre", "queue", "people", "widget", "try", "canned"] as const;
export type Step = (typeof steps)[number];

/** Two people who take work, so that a break leaves nobody waiting. */
const ENOUGH_PEOPLE = 2;

/** Ticked from what is really there, never from what was clicked. */
export function stepsDone(facts: CentreFacts): ReadonlySet<Step> {
  const done: Record<Step, boolean> = {
    // Who sees the list has signed in with a password of their own.
    administrator: true,
    centre: facts.isNamed,
    queue: facts.queues > 0,
    people: facts.agents >= ENOUGH_PEOPLE,
    widget: Boolean(facts.lastVisit?.at),
    try: facts.answered > 0,
    canned: facts.cannedReplies > 0,
  };
  return new Set(steps.filter((step) => done[step]));
}

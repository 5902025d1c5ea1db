import type { WhyIdle } from "@parley/api";
import type { DeskTranslator } from "@parley/i18n/desk";

const reasons = [
  "not-member",
  "not-qualified",
  "unavailable",
  "not-responding",
  "unreachable",
  "resting",
  "other-call",
  "no-channel",
  "at-capacity",
  "at-most",
  "interruption",
  "ramp-up",
  "label",
  "delay",
  "left-out",
  "lender",
  "reserve",
] as const;

/** What stands against one agent, in words; a reason of a newer engine stands as it is. */
export function idleReason(reason: string, t: DeskTranslator): string {
  const known = reasons.find((one) => one === reason);
  return known ? t(`idle.${known}`) : reason;
}

/** How many of what waits in a queue the agent could be given. */
export function fitting(queue: WhyIdle["queues"][number]): number {
  return queue.waiting - queue.rejected.reduce((sum, { count }) => sum + count, 0);
}

/** The one sentence before all the figures. */
export function idleSentence(idle: WhyIdle, t: DeskTranslator): string {
  const { name, absence, queues } = idle;
  if (absence !== null) return t("idle.absent", { name, why: idleReason(absence, t) });
  if (queues.length === 0) return t("idle.noQueue", { name });
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  if (waiting === 0) return t("idle.nothing");
  const fit = queues.reduce((sum, queue) => sum + fitting(queue), 0);
  return fit === 0 ? t("idle.noneFits", { n: waiting, name }) : t("idle.couldGo", { n: fit, name });
}

export type WaitLevel = "calm" | "half" | "over";

/** Plain below half of the target, amber from half, red over it: the same in list, header and wall. */
export function waitLevel(waitedMs: number, targetMs: number | null): WaitLevel {
  if (targetMs === null || targetMs <= 0 || waitedMs < targetMs / 2) return "calm";
  return waitedMs < targetMs ? "half" : "over";
}

/** Waiting time before the n-th attempt (0 first): doubling, capped, with half of it random so that a thousand pages do not return at once. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(8_000, 400 * 2 ** Math.min(attempt, 6));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}

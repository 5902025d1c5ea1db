/** The end of an axis that begins at nought: round, and no less than what it has to hold. */
export function axisEnd(minutes: number): number {
  const steps = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120];
  return steps.find((step) => step >= minutes) ?? Math.ceil(minutes / 60) * 60;
}

/** A share in whole percent; never 100 where something was missed. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((100 * part) / whole);
}

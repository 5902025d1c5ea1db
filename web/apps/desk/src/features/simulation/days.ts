/** The day before the one that it is there now, as a date field takes it. */
export function yesterday(timeZone: string, now: number): string {
  // Swedish writes dates as fields do
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone });
  const today = new Date(`${day.format(now)}T00:00:00Z`);
  return new Date(today.getTime() - 86_400_000).toISOString().slice(0, 10);
}

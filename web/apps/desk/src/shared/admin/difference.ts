type Facts = Readonly<Record<string, unknown>> | null;

export interface Change {
  name: string;
  before: string;
  after: string;
}

/** The fields in which two states of an object differ. */
export function difference(before: Facts, after: Facts): Change[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .map((name) => ({ name, before: show(before?.[name]), after: show(after?.[name]) }))
    .filter((change) => change.before !== change.after);
}

function show(value: unknown): string {
  if (value === undefined || value === null) return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
}

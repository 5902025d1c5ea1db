interface Numbered {
  id: string;
  seq: number;
}

/** Merges entries into a timeline: each id once (the later word wins), in the order of `seq`. Returns the same array when nothing is new. */
export function mergeEntries<T extends Numbered>(known: readonly T[], arriving: readonly T[]): readonly T[] {
  if (arriving.length === 0) return known;
  const last = known.at(-1);
  const first = arriving[0];
  if (arriving.length === 1 && first && (!last || first.seq > last.seq)) return [...known, first];
  const byId = new Map<string, T>();
  for (const entry of known) byId.set(entry.id, entry);
  for (const entry of arriving) byId.set(entry.id, entry);
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * The places of live work. A place stays with its work until that ends and is then free for the next:
 * nothing moves under the pointer because something else has closed.
 */
export type Slots = readonly (string | null)[];

export function placeInSlots(slots: Slots, live: readonly string[]): Slots {
  const present = new Set(live);
  const next = slots.map((id) => (id !== null && present.has(id) ? id : null));
  for (const id of live) {
    if (next.includes(id)) continue;
    const free = next.indexOf(null);
    if (free < 0) next.push(id);
    else next[free] = id;
  }
  while (next.length > 0 && next.at(-1) === null) next.pop();
  const unchanged = next.length === slots.length && next.every((id, at) => id === slots[at]);
  return unchanged ? slots : next;
}

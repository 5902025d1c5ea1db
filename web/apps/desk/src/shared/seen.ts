import { Store } from "./store.ts";

const KEY = "parley.seen";
const KEPT = 300;

/** How far this person has looked into each conversation, on this device. */
export const seenSeqs = new Store<Readonly<Record<string, number>>>(read());

function read(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, number>;
  } catch {
    return {};
  }
}

export function markSeen(conversationId: string, seq: number): boolean {
  const known = seenSeqs.get();
  if ((known[conversationId] ?? 0) >= seq) return false;
  const { [conversationId]: _, ...others } = known;
  const kept = Object.fromEntries(Object.entries(others).slice(-KEPT + 1));
  const next = { ...kept, [conversationId]: seq };
  seenSeqs.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Only the unread counts suffer after a reload.
  }
  return true;
}

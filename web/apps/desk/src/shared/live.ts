import type { LiveEvent, Snapshot } from "@parley/api";
import { LiveConnection, type LiveStatus, streamUrl } from "@parley/live";
import { Store } from "./store.ts";

type Listener<T> = (value: T) => void;

/** What the pages may know of the live stream, and how they speak into it. */
export const liveStatus = new Store<LiveStatus>({ state: "closed", downSince: null });

const eventListeners = new Set<Listener<readonly LiveEvent[]>>();
const snapshotListeners = new Set<Listener<Snapshot>>();
const caughtUpListeners = new Set<Listener<boolean>>();

let batch: LiveEvent[] = [];
let scheduled = false;

/** Facts arrive in bursts; the pages take them once a frame, or they would render for each. */
function enqueue(event: LiveEvent): void {
  batch.push(event);
  if (scheduled) return;
  scheduled = true;
  // A hidden page gets no frames, but its sounds and its title must not wait.
  if (document.visibilityState === "hidden") setTimeout(deliver);
  else requestAnimationFrame(deliver);
}

function deliver(): void {
  scheduled = false;
  const events = batch;
  batch = [];
  if (events.length === 0) return;
  for (const listener of eventListeners) listener(events);
}

export const live = new LiveConnection<LiveEvent, Snapshot>({
  url: () => streamUrl("/stream"),
  onEvent: enqueue,
  onSnapshot: (snapshot) => {
    for (const listener of snapshotListeners) listener(snapshot);
  },
  onCaughtUp: (fresh) => {
    deliver();
    for (const listener of caughtUpListeners) listener(fresh);
  },
  onStatus: (status) => liveStatus.set(status),
});

export const serverNow = (): number => live.clock.now();

function subscription<T>(listeners: Set<Listener<T>>) {
  return (listener: Listener<T>): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}

export const onLiveEvents = subscription(eventListeners);
export const onLiveSnapshot = subscription(snapshotListeners);
export const onCaughtUp = subscription(caughtUpListeners);

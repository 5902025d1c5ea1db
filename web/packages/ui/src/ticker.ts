import { useEffect } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The one timer of the page. Clocks write their own text nodes when it ticks; nothing re-renders for time. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Runs at once and then every second while the component stands. */
export function useTick(listener: () => void): void {
  useEffect(() => {
    listener();
    return onTick(listener);
  }, [listener]);
}

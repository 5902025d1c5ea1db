import { useEffect, useMemo } from "react";
import { live } from "../../shared/live.ts";

const REPEAT_MS = 3_000;
const IDLE_MS = 4_000;

/** Tells the customer's side that I type: from the first key or the start of a composition until a pause. */
export function useTypingSignal(conversationId: string, enabled: boolean) {
  const signal = useMemo(() => {
    let lastSent = 0;
    let idle: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(idle);
      if (lastSent > 0) live.typing(false, conversationId);
      lastSent = 0;
    };
    const start = () => {
      if (!enabled) return;
      clearTimeout(idle);
      idle = setTimeout(stop, IDLE_MS);
      const now = performance.now();
      if (lastSent > 0 && now - lastSent < REPEAT_MS) return;
      lastSent = now;
      live.typing(true, conversationId);
    };
    return { start, stop, note: (text: string) => (text ? start() : stop()) };
  }, [conversationId, enabled]);
  useEffect(() => signal.stop, [signal]);
  return signal;
}

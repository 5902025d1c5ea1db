import { useEffect, useRef } from "react";

type Handler = { current: () => void };
const stack: Handler[] = [];

/** Esc walks out one level: the innermost open thing answers. False where nothing is open. */
export function escapeOneLevel(): boolean {
  const top = stack.at(-1);
  top?.current();
  return top !== undefined;
}

/** Answers Esc while `active`, before everything that was opened earlier. */
export function useEscape(active: boolean, handler: () => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!active) return;
    stack.push(latest);
    return () => {
      stack.splice(stack.indexOf(latest), 1);
    };
  }, [active]);
}

import type { Entry } from "@parley/api";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR_PX = 48;

/** Follows the end while the reader is there; otherwise counts what came below. */
export function useStickToEnd(
  box: RefObject<HTMLDivElement | null>,
  entries: readonly Entry[],
  pending: number,
): { atEnd: boolean; unseen: number; toEnd: () => void } {
  const [atEnd, setAtEnd] = useState(true);
  const sticks = useRef(true);
  const seenCount = useRef(0);
  const last = entries.at(-1)?.seq ?? 0;

  const toEnd = useCallback(() => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [box]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onScroll = () => {
      sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
      setAtEnd(sticks.current);
    };
    // A keyboard or a taller composer shrinks the box; who was at the end stays there.
    const resized = new ResizeObserver(() => {
      if (sticks.current) toEnd();
    });
    element.addEventListener("scroll", onScroll, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", onScroll);
      resized.disconnect();
    };
  }, [box, toEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something was added at the end
  useLayoutEffect(() => {
    if (sticks.current) toEnd();
  }, [last, pending, toEnd]);

  if (atEnd) seenCount.current = last;
  const unseen = entries.filter(
    (entry) => entry.seq > seenCount.current && entry.content.type !== "event",
  ).length;
  return { atEnd, unseen, toEnd };
}

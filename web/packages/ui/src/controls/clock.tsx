import { useCallback, useRef } from "react";
import { useTick } from "../ticker.ts";

export interface ClockProps {
  /** Gives the text for this second; also called when the props change. */
  text: () => string;
  /** Optional: a state that style sheets read as `data-level`. */
  level?: () => string;
  className?: string | undefined;
}

/** A running figure that writes its own text node once a second. Hidden from screen readers: the name beside it says it on focus. */
export function Clock({ text, level, className }: ClockProps) {
  const element = useRef<HTMLSpanElement>(null);
  useTick(
    useCallback(() => {
      const node = element.current;
      if (!node) return;
      const next = text();
      if (node.textContent !== next) node.textContent = next;
      const nextLevel = level?.();
      if (nextLevel !== undefined && node.dataset.level !== nextLevel) node.dataset.level = nextLevel;
    }, [text, level]),
  );
  return <span ref={element} className={className} aria-hidden="true" />;
}

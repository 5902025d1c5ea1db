import type { KeyboardEvent, PointerEvent } from "react";
import { type Preferences, prefer, usePreferences } from "../shared/preferences.ts";
import styles from "./splitter.module.css";

interface SplitterProps {
  preference: {
    [Name in keyof Preferences]: Preferences[Name] extends number ? Name : never;
  }[keyof Preferences];
  min: number;
  max: number;
  label: string;
}

const STEP = 16;

/** A border that can be moved by pointer and by arrow keys; its place is remembered. */
export function Splitter({ preference, min, max, label }: SplitterProps) {
  const width = usePreferences()[preference];
  const set = (next: number) => prefer({ [preference]: Math.max(min, Math.min(max, Math.round(next))) });

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: width - STEP,
      ArrowRight: width + STEP,
      Home: min,
      End: max,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget;
    const from = event.clientX - width;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => set(moved.clientX - from);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", move), {
      once: true,
    });
  };

  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.splitter}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    />
  );
}

import { clock } from "@parley/i18n";
import { Clock } from "@parley/ui";
import { useCallback } from "react";
import { serverNow } from "../../shared/live.ts";
import styles from "./wait-clock.module.css";
import { waitLevel } from "./waiting.ts";

const shapes = { calm: "", half: "◔ ", over: "▲ +" } as const;

/** How long the customer waits; over the target it shows by how much, with a shape before the colour. */
export function WaitClock({ since, targetSeconds }: { since: string; targetSeconds: number | null }) {
  const start = Date.parse(since);
  const target = targetSeconds === null ? null : targetSeconds * 1000;
  const level = useCallback(() => waitLevel(serverNow() - start, target), [start, target]);
  const text = useCallback(() => {
    const waited = serverNow() - start;
    const now = waitLevel(waited, target);
    return shapes[now] + clock(now === "over" && target !== null ? waited - target : waited);
  }, [start, target]);
  return <Clock className={styles.clock} text={text} level={level} />;
}

import type { PlainKey } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import type { LiveStatus } from "@parley/live";
import { onTick } from "@parley/ui";
import { useEffect, useState } from "react";
import { liveStatus } from "../shared/live.ts";
import { useStore } from "../shared/store.ts";
import styles from "./live-mark.module.css";

const CONNECTING_MS = 3_000;
const OFFLINE_MS = 10_000;

export type Liveness = "live" | "connecting" | "offline";

/** A short cut is not worth a word: connecting is shown after 3 s, offline after 10 s. */
export function livenessOf(status: LiveStatus, now: number): Liveness {
  if (status.state === "live" || status.downSince === null) return "live";
  const down = now - status.downSince;
  return down < CONNECTING_MS ? "live" : down < OFFLINE_MS ? "connecting" : "offline";
}

export function useLiveness(): Liveness {
  const status = useStore(liveStatus);
  const [liveness, setLiveness] = useState<Liveness>(() => livenessOf(status, Date.now()));
  useEffect(() => {
    const update = () => setLiveness(livenessOf(status, Date.now()));
    update();
    return onTick(update);
  }, [status]);
  return liveness;
}

const words: Record<Liveness, PlainKey> = {
  live: "live.live",
  connecting: "live.connecting",
  offline: "live.offline",
};

/** Whether the page is true now, as word and shape. */
export function LiveMark() {
  const t = useT();
  const status = useStore(liveStatus);
  const liveness = useLiveness();
  const word = t(words[liveness]);
  return (
    <span
      className={styles.mark}
      data-liveness={liveness}
      data-stream={status.state}
      title={t("live.label", { state: word })}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.word}>{word}</span>
    </span>
  );
}

import { timeOfDay } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { announce, Banner, Clock } from "@parley/ui";
import { useCallback, useEffect, useRef } from "react";
import { liveStatus } from "../shared/live.ts";
import { useOutbox } from "../shared/outbox.ts";
import { outbox } from "../shared/sending.ts";
import { useStore } from "../shared/store.ts";
import { useLiveness } from "./live-mark.tsx";

const NO_WORK_S = 15;
const REQUEUE_S = 60;

/** After ten seconds without the stream: since when, what waits, and what will happen to the work. */
export function OfflineBar() {
  const t = useT();
  const status = useStore(liveStatus);
  const offline = useLiveness() === "offline";
  const waiting = useOutbox(outbox).filter((row) => row.state !== "failed").length;
  const since = status.downSince;
  const wasOffline = useRef(false);

  const consequence = useCallback(() => {
    const seconds = since === null ? 0 : Math.floor((Date.now() - since) / 1000);
    if (seconds < NO_WORK_S) return "";
    const left = REQUEUE_S - seconds;
    return left > 0 ? `${t("live.noNewWork")} ${t("live.requeueIn", { n: left })}` : t("live.requeued");
  }, [since, t]);

  useEffect(() => {
    if (offline && since !== null && !wasOffline.current) {
      announce(t("live.offlineSince", { time: timeOfDay(since, t.language, true) }), "assertive");
    }
    if (!offline && wasOffline.current) announce(t("live.back"));
    wasOffline.current = offline;
  }, [offline, since, t]);

  if (!offline || since === null) return null;
  return (
    <Banner tone="warn">
      {t("live.offlineSince", { time: timeOfDay(since, t.language, true) })}{" "}
      {waiting > 0 ? t("live.waiting", { n: waiting }) : null} <Clock text={consequence} />
    </Banner>
  );
}

import type { Entry } from "@parley/api";
import { useEffect } from "react";
import { api } from "../../shared/api.ts";
import { markSeen } from "../../shared/seen.ts";

/** Words count as read when their end is on the screen and the page has the eyes of the person. */
export function useSeenMark(conversationId: string, entries: readonly Entry[], atEnd: boolean): void {
  const last = entries.at(-1)?.seq ?? 0;
  useEffect(() => {
    const mark = () => {
      if (!atEnd || last === 0 || document.visibilityState !== "visible" || !document.hasFocus()) return;
      if (markSeen(conversationId, last)) void api.seen(conversationId, last).catch(() => undefined);
    };
    mark();
    window.addEventListener("focus", mark);
    document.addEventListener("visibilitychange", mark);
    return () => {
      window.removeEventListener("focus", mark);
      document.removeEventListener("visibilitychange", mark);
    };
  }, [conversationId, last, atEnd]);
}

import { useEffect, useRef } from "react";
import { api } from "../../shared/api.ts";

const PAUSE_MS = 800;

interface Kept {
  code: string | null;
  summary: string;
  /** What was filled in before this form was opened, for what it does not have yet. */
  onFound: (code: string | null, summary: string) => void;
}

/**
 * Keeps the half-filled form on the server, so that it counts when the time for it runs out, and
 * finds it there again after a reload.
 */
export function useKeptOutcome(workId: string, { code, summary, onFound }: Kept): void {
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    let isGone = false;
    api.keptOutcome(workId).then(
      (kept) => {
        if (!isGone) found.current(kept.wrapUpCode ?? null, kept.summary ?? "");
      },
      // Nothing was filled in before.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [workId]);
  useEffect(() => {
    const words = summary.trim();
    if (!code && !words) return;
    const timer = setTimeout(() => {
      // What cannot be kept now is sent in full when the form is finished.
      api
        .keepOutcome(workId, { wrapUpCode: code ?? undefined, summary: words || undefined })
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [workId, code, summary]);
}

import { useEffect } from "react";
import { api } from "../../shared/api.ts";

const PAUSE_MS = 800;

/** Keeps the half-filled form on the server, so that it counts when the time for it runs out. */
export function useKeptOutcome(workId: string, code: string | null, summary: string): void {
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

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { applyEvent, applySnapshot } from "../shared/apply-live.ts";
import { live, onCaughtUp, onLiveEvents, onLiveSnapshot } from "../shared/live.ts";

/** Holds the live stream open and writes what it tells into the query cache. */
export function useLiveCache(agentId: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    const ends = [
      onLiveEvents((events) => {
        for (const event of events) applyEvent(client, event, agentId);
      }),
      onLiveSnapshot((snapshot) => applySnapshot(client, snapshot)),
      onCaughtUp((fresh) => {
        // After a cut the stream has told everything that is mine; only a new position needs the whole state.
        void client.invalidateQueries(fresh ? { predicate: isNotSession } : { queryKey: ["queues"] });
      }),
    ];
    live.start();
    return () => {
      live.stop();
      for (const end of ends) end();
    };
  }, [client, agentId]);
}

function isNotSession(query: { queryKey: readonly unknown[] }): boolean {
  return query.queryKey[0] !== "session";
}

import { mergeEntries } from "@parley/live";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { api } from "../../shared/api.ts";
import { type Timeline, timelineKey } from "../../shared/queries.ts";

/** Reads the page before the first known entry and keeps the words under the eye where they are. */
export function useOlderEntries(
  conversationId: string,
  timeline: Timeline | undefined,
  box: RefObject<HTMLDivElement | null>,
) {
  const client = useQueryClient();
  const heightBefore = useRef<number | null>(null);
  const load = useMutation({
    mutationFn: (before: number) => api.entriesBefore(conversationId, before),
    onSuccess: (page) => {
      heightBefore.current = box.current?.scrollHeight ?? null;
      client.setQueryData<Timeline>(timelineKey(conversationId), (known) =>
        known ? { entries: mergeEntries(page.items, known.entries), hasOlder: page.next !== null } : known,
      );
    },
  });

  const first = timeline?.entries[0]?.seq;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when an older page has been put before the first entry
  useLayoutEffect(() => {
    const element = box.current;
    if (heightBefore.current === null || !element) return;
    element.scrollTop += element.scrollHeight - heightBefore.current;
    heightBefore.current = null;
  }, [first]);

  return {
    busy: load.isPending,
    load: () => {
      if (first !== undefined && !load.isPending) load.mutate(first);
    },
  };
}

import type { Conversation, Entry, LiveEvent, Page, Snapshot, WorkItem } from "@parley/api";
import { mergeEntries } from "@parley/live";
import type { QueryClient } from "@tanstack/react-query";
import {
  activeQuery,
  conversationQuery,
  earlierQuery,
  noteCounts,
  offeredQuery,
  presenceQuery,
  restQuery,
  type Timeline,
  timelineKey,
  whereaboutsQuery,
} from "./queries.ts";

const activeStates = new Set<WorkItem["state"]>(["ACTIVE", "HELD", "WRAP_UP"]);

/** Writes a fact of the live stream into the cache. Facts may come twice: each is applied by id. */
export function applyEvent(client: QueryClient, event: LiveEvent, myAgentId: string | null): void {
  switch (event.kind) {
    case "work-offered":
      client.setQueryData(offeredQuery.queryKey, (page) => upsert(page, event.workItem));
      return;
    case "offer-ended":
      client.setQueryData(offeredQuery.queryKey, (page) => remove(page, event.workItemId));
      return;
    case "work-changed":
      applyWorkItem(client, event.workItem, myAgentId);
      return;
    case "entry":
      applyEntry(client, event.entry);
      return;
    case "conversation-changed":
      client.setQueryData(conversationQuery(event.conversation.id).queryKey, (known) =>
        known && known.lastSeq > event.conversation.lastSeq
          ? { ...event.conversation, lastSeq: known.lastSeq, lastEntry: known.lastEntry }
          : event.conversation,
      );
      return;
    case "customer-history":
      void client.invalidateQueries({ queryKey: earlierQuery(event.customerId).queryKey });
      return;
    case "presence":
      client.setQueryData(presenceQuery.queryKey, event.presence);
      return;
    case "rest":
      client.setQueryData(restQuery.queryKey, { rest: event.rest });
      return;
    default:
      // A newer server may tell facts that this page does not know yet.
      event satisfies never;
  }
}

export function applyWorkItem(client: QueryClient, item: WorkItem, myAgentId: string | null): void {
  const isMine = item.agentId === myAgentId && activeStates.has(item.state);
  client.setQueryData(activeQuery.queryKey, (page) => (isMine ? upsert(page, item) : remove(page, item.id)));
  if (item.state !== "OFFERED") {
    client.setQueryData(offeredQuery.queryKey, (page) => remove(page, item.id));
  }
}

export function applyEntry(client: QueryClient, entry: Entry): void {
  client.setQueryData<Timeline>(timelineKey(entry.conversationId), (timeline) =>
    timeline ? { ...timeline, entries: mergeEntries(timeline.entries, [entry]) } : undefined,
  );
  client.setQueryData(conversationQuery(entry.conversationId).queryKey, (known) =>
    known && entry.seq > known.lastSeq ? withLastEntry(known, entry) : known,
  );
}

/** The waiting clock follows from who spoke last, so that it is right before the server has said so. */
function withLastEntry(conversation: Conversation, entry: Entry): Conversation {
  const isPublicWord = entry.visibility === "public" && entry.content.type !== "event";
  const waitingSince = !isPublicWord
    ? conversation.waitingSince
    : entry.author.kind === "customer"
      ? (conversation.waitingSince ?? entry.at)
      : null;
  return { ...conversation, waitingSince, lastSeq: entry.seq, lastEntry: entry };
}

export function applySnapshot(client: QueryClient, snapshot: Snapshot): void {
  if (snapshot.kind === "page") {
    const { page } = snapshot;
    client.setQueryData(whereaboutsQuery(snapshot.conversationId).queryKey, (known) =>
      known
        ? { lastSeenAt: page.at, pages: [page, ...known.pages.filter(({ at }) => at !== page.at)] }
        : known,
    );
    return;
  }
  if (snapshot.kind !== "queues") return;
  noteCounts(client, snapshot.items);
}

function upsert(page: Page<WorkItem> | undefined, item: WorkItem): Page<WorkItem> {
  const items = page?.items ?? [];
  const at = items.findIndex((known) => known.id === item.id);
  return { items: at < 0 ? [...items, item] : items.with(at, item), next: page?.next ?? null };
}

function remove(page: Page<WorkItem> | undefined, id: string): Page<WorkItem> | undefined {
  if (!page?.items.some((item) => item.id === id)) return page;
  return { ...page, items: page.items.filter((item) => item.id !== id) };
}

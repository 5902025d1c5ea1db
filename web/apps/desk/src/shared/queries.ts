import {
  type Entry,
  type OwnRest,
  type Page,
  Problem,
  type Queue,
  type QueueSnapshot,
  type Whereabouts,
  type WorkItem,
} from "@parley/api";
import { mergeEntries } from "@parley/live";
import { QueryClient, queryOptions } from "@tanstack/react-query";
import { api, request } from "./api.ts";
import { orEmpty } from "./optional.ts";

/** Everything the server knows lives in this cache; the live stream patches it, so nothing grows old by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 30 * 60_000,
      networkMode: "always",
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (count, error) => !(error instanceof Problem && error.status < 500) && count < 4,
      retryDelay: (count) => Math.min(4000, 400 * 2 ** count),
    },
    mutations: { networkMode: "always" },
  },
});

export interface Timeline {
  entries: readonly Entry[];
  hasOlder: boolean;
}

export const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: api.session });
export const presenceQuery = queryOptions({ queryKey: ["presence"], queryFn: api.presence });
export const restQuery = queryOptions({
  queryKey: ["rest"],
  queryFn: () => request<OwnRest>("GET", "/wellbeing/rest"),
});
export const offeredQuery = queryOptions<Page<WorkItem>>({
  queryKey: ["work", "offered"],
  queryFn: api.offeredWork,
});
export const activeQuery = queryOptions<Page<WorkItem>>({
  queryKey: ["work", "active"],
  queryFn: api.activeWork,
});
export const queuesQuery = queryOptions<Page<Queue>>({
  queryKey: ["queues"],
  queryFn: async () => {
    const asked = performance.now();
    const page = await api.queues();
    // What the stream has told since may be newer than the answer.
    return counted.at < asked ? page : withCounts(page, counted.items);
  },
});

let counted: { at: number; items: readonly QueueSnapshot[] } = { at: Number.NEGATIVE_INFINITY, items: [] };

/** How many wait, as the stream tells it. */
export function noteCounts(client: QueryClient, items: readonly QueueSnapshot[]): void {
  counted = { at: performance.now(), items };
  client.setQueryData(queuesQuery.queryKey, (page) => page && withCounts(page, items));
}

function withCounts(page: Page<Queue>, items: readonly QueueSnapshot[]): Page<Queue> {
  const fresh = new Map(items.map((item) => [item.id, item]));
  return { ...page, items: page.items.map((queue) => ({ ...queue, ...fresh.get(queue.id) })) };
}
export const agentsQuery = queryOptions({ queryKey: ["agents"], queryFn: api.agents, staleTime: 30_000 });

export const cannedQuery = queryOptions({
  queryKey: ["canned"],
  queryFn: () => orEmpty(api.cannedReplies()),
  staleTime: 300_000,
});
export const wrapUpCodesQuery = queryOptions({
  queryKey: ["wrap-up-codes"],
  queryFn: () => orEmpty(api.wrapUpCodes()),
  staleTime: 300_000,
});

export const conversationsKey = ["conversation"] as const;

export const conversationQuery = (id: string) =>
  queryOptions({ queryKey: [...conversationsKey, id], queryFn: () => api.conversation(id) });

export const customerQuery = (id: string) =>
  queryOptions({ queryKey: ["customer", id], queryFn: () => api.customer(id), staleTime: 15_000 });
export const earlierQuery = (customerId: string) =>
  queryOptions({
    queryKey: ["customer", customerId, "conversations"],
    queryFn: () => api.customerConversations(customerId),
    staleTime: 15_000,
  });
export const whyQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ["why", conversationId],
    queryFn: () => api.why(conversationId),
    staleTime: 1_000,
  });
/** Asked again for as long as it is looked at. */
export const whyIdleQuery = (agentId: string) =>
  queryOptions({
    queryKey: ["why-idle", agentId],
    queryFn: () => api.whyIdle(agentId),
    staleTime: 0,
    refetchInterval: (query) => (query.state.error ? false : 3_000),
  });
export const whereaboutsQuery = (conversationId: string) =>
  queryOptions<Whereabouts>({
    queryKey: ["whereabouts", conversationId],
    queryFn: () => api.whereabouts(conversationId),
    staleTime: 60_000,
  });

export const timelineKey = (id: string) => ["timeline", id] as const;

export const timelineQuery = (id: string) =>
  queryOptions<Timeline>({
    queryKey: timelineKey(id),
    queryFn: async ({ client }) => {
      const page = await api.entriesBefore(id);
      const known = client.getQueryData<Timeline>(timelineKey(id));
      return joinPages(known, page.items, page.next !== null);
    },
  });

/** Joins the newest page with what is known, unless there is a gap between the two: then the older part is read again when asked for. */
export function joinPages(
  known: Timeline | undefined,
  newest: readonly Entry[],
  hasOlder: boolean,
): Timeline {
  const first = newest[0];
  const last = known?.entries.at(-1);
  const touches = first !== undefined && last !== undefined && first.seq <= last.seq + 1;
  if (!known || !touches) return { entries: newest, hasOlder };
  return { entries: mergeEntries(known.entries, newest), hasOlder: known.hasOlder };
}

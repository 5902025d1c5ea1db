import { useQuery } from "@tanstack/react-query";
import { api } from "../../shared/api.ts";
import { isCarriedByPages, readKinds } from "../../shared/channel-kinds.ts";
import { orEmpty } from "../../shared/optional.ts";
import { usePreferences } from "../../shared/preferences.ts";
import { useSession } from "../../shared/session.tsx";
import { type CentreFacts, type Step, steps, stepsDone } from "./setup-state.ts";

/** While somebody looks at the list it follows what happens elsewhere, for example the first visit. */
const LOOK_AGAIN_MS = 4000;

async function readFacts(): Promise<CentreFacts> {
  const [settings, queues, agents, kinds, channels, open, closed, canned] = await Promise.all([
    orEmpty(api.settings()),
    orEmpty(api.queues()),
    orEmpty(api.agents()),
    orEmpty(readKinds()),
    orEmpty(api.channels()),
    orEmpty(api.conversations("open")),
    orEmpty(api.conversations("closed")),
    orEmpty(api.cannedReplies()),
  ]);
  const carried = new Set(kinds.items.filter(isCarriedByPages).map(({ type }) => type));
  const widget = channels.items.find(({ type }) => carried.has(type)) ?? null;
  return {
    isNamed: settings.items.some(({ key, isSet }) => key === "centre.name" && isSet),
    queues: queues.items.length,
    agents: agents.items.length,
    widget,
    lastVisit: widget ? await api.lastVisit(widget.id) : null,
    answered: [...open.items, ...closed.items].filter(({ agentId }) => agentId !== null).length,
    cannedReplies: canned.items.length,
  };
}

export interface Setup {
  facts: CentreFacts | undefined;
  error: unknown;
  done: ReadonlySet<Step>;
  /** Whether the list still has something to say to this person. */
  isOpen: boolean;
  refetch: () => void;
}

/** How far a new centre is. Only for administrators of a working centre; the demo is set up already. */
export function useSetup(isWatched = false): Setup {
  const { person, demo } = useSession();
  const { setupHidden } = usePreferences();
  const isWanted = person.roles.includes("administrator") && !demo;
  const query = useQuery({
    queryKey: ["setup"],
    queryFn: readFacts,
    enabled: isWanted && (isWatched || !setupHidden),
    staleTime: 2000,
    refetchInterval: isWatched ? LOOK_AGAIN_MS : false,
  });
  const done = query.data ? stepsDone(query.data) : new Set<Step>();
  const isComplete = done.size === steps.length;
  return {
    facts: query.data,
    error: query.error,
    done,
    isOpen: isWanted && !setupHidden && query.data !== undefined && !isComplete,
    refetch: () => void query.refetch(),
  };
}

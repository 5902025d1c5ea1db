import { useQuery } from "@tanstack/react-query";
import { activeQuery, offeredQuery } from "./queries.ts";
import { useSession } from "./session.tsx";

/** What I hold. Who takes no work has none, and the server is not asked for it. */
export function useActiveWork() {
  return useQuery({ ...activeQuery, enabled: useSession().agentId !== undefined });
}

/** What is offered to me. */
export function useOfferedWork() {
  return useQuery({ ...offeredQuery, enabled: useSession().agentId !== undefined });
}

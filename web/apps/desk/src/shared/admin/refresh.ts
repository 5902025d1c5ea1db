import type { QueryClient } from "@tanstack/react-query";
import { agentsQuery, cannedQuery, queuesQuery, wrapUpCodesQuery } from "../queries.ts";

/** What was set up shows at once: in the object's own list, in choices of other forms, on the desk. */
export function refreshAfterChange(client: QueryClient, path: string): void {
  for (const queryKey of [
    [path],
    agentsQuery.queryKey,
    queuesQuery.queryKey,
    cannedQuery.queryKey,
    wrapUpCodesQuery.queryKey,
  ]) {
    void client.invalidateQueries({ queryKey });
  }
}

import type { Page, SimulationBody, SimulationRun, SimulationSummary } from "@parley/api";
import { queryOptions } from "@tanstack/react-query";
import { request } from "../../shared/api.ts";

const AGAIN_MS = 1_500;

export const isOpen = ({ state }: { state: string }) => state === "waiting" || state === "running";

export const listSimulations = (after?: string) =>
  request<Page<SimulationSummary>>("GET", "/simulations", { query: { after } });

export const askSimulation = (body: SimulationBody) =>
  request<SimulationRun>("POST", "/simulations", { body });

export const cancelSimulation = (id: string) => request<SimulationRun>("POST", `/simulations/${id}/cancel`);

/** Asked again for as long as it runs. */
export const simulationQuery = (id: string) =>
  queryOptions({
    queryKey: ["simulations", "one", id],
    queryFn: () => request<SimulationRun>("GET", `/simulations/${id}`),
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data && isOpen(query.state.data.run) && !query.state.error ? AGAIN_MS : false,
  });

import type { BalanceProposal, BalanceProposalBody, BalanceSummary, Page } from "@parley/api";
import { queryOptions } from "@tanstack/react-query";
import { request } from "../../shared/api.ts";
import { isOpen } from "./queries.ts";

const AGAIN_MS = 1_500;

export const listProposals = (after?: string) =>
  request<Page<BalanceSummary>>("GET", "/balance-proposals", { query: { after } });

export const askProposal = (body: BalanceProposalBody) =>
  request<BalanceProposal>("POST", "/balance-proposals", { body });

export const cancelProposal = (id: string) =>
  request<BalanceProposal>("POST", `/balance-proposals/${id}/cancel`);

export const switchOn = (id: string) => request<BalanceProposal>("POST", `/balance-proposals/${id}/on`);

export const switchOff = (planId: string) => request<unknown>("POST", `/balance-plans/${planId}/off`);

/** Asked again for as long as it runs. */
export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: ["balance", "one", id],
    queryFn: () => request<BalanceProposal>("GET", `/balance-proposals/${id}`),
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data && isOpen(query.state.data.proposal) && !query.state.error ? AGAIN_MS : false,
  });

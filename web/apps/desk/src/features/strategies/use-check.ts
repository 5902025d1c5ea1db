import type { StrategyCheck, StrategyDefinition } from "@parley/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { useSettled } from "../../shared/use-settled.ts";
import { isUnfinished } from "./definition.ts";

/** What the server says of a definition, before it is saved. */
export function useCheck(definition: StrategyDefinition, strategyId: string | null) {
  const { language } = useAdminT();
  const settled = useSettled(definition, 300);
  return useQuery({
    queryKey: ["strategies", "check", language, strategyId, settled],
    queryFn: () =>
      request<StrategyCheck>("POST", "/strategies/check", { body: { definition: settled, strategyId } }),
    enabled: !isUnfinished(settled),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 60_000,
    retry: false,
  });
}

import type { StrategyCheck, StrategyDefinition } from "@parley/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { isUnfinished } from "./definition.ts";

/** The value once nobody has changed it for a moment. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

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

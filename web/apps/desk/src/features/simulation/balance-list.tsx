import type { BalanceSummary } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { Button } from "@parley/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { type Column, DataTable } from "../../shared/admin/data-table.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { listProposals } from "./balance-queries.ts";
import { proposalText } from "./balance-states.ts";
import { isOpen } from "./queries.ts";
import own from "./simulation.module.css";

/** Every proposal of weights, the newest first, and which is on. */
export function BalanceList() {
  const t = useAdminT();
  const navigate = useNavigate();
  const proposals = useInfiniteQuery({
    queryKey: ["balance", "list"],
    queryFn: ({ pageParam }) => listProposals(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data?.pages.some(({ items }) => items.some(isOpen)) ? 3_000 : false,
  });
  const items = proposals.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<BalanceSummary>[] = [
    {
      title: t("admin.name"),
      render: ({ id, name }) => <Link to={`/admin/routing/balance/${id}`}>{name}</Link>,
    },
    { title: t("simulation.state"), render: (proposal) => proposalText(proposal, t) },
    { title: t("simulation.asked"), render: ({ createdAt }) => dateTime(createdAt, t.language) },
    { title: t("simulation.by"), render: ({ createdBy }) => createdBy },
  ];
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("balance.title")}</h1>
        <Button tone="primary" onClick={() => void navigate("/admin/routing/balance/new")}>
          {t("balance.ask")}
        </Button>
      </header>
      <p className={own.quiet}>{t("balance.what")}</p>
      {proposals.isPending ? <Skeleton rows={4} onRetry={() => void proposals.refetch()} /> : null}
      {proposals.isError && !proposals.data ? (
        <LoadError error={proposals.error} onRetry={() => void proposals.refetch()} />
      ) : null}
      {items.length > 0 ? <DataTable label={t("balance.title")} columns={columns} items={items} /> : null}
      {proposals.data && items.length === 0 ? <p className={styles.empty}>{t("balance.empty")}</p> : null}
      {proposals.hasNextPage ? (
        <Button busy={proposals.isFetchingNextPage} onClick={() => void proposals.fetchNextPage()}>
          {t("admin.more")}
        </Button>
      ) : null}
    </div>
  );
}

import type { SimulationSummary } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { Button } from "@parley/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { type Column, DataTable } from "../../shared/admin/data-table.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { isOpen, listSimulations } from "./queries.ts";
import { stateText } from "./states.ts";

/** Every simulation that was asked for, the newest first. */
export function SimulationList() {
  const t = useAdminT();
  const navigate = useNavigate();
  const runs = useInfiniteQuery({
    queryKey: ["simulations", "list"],
    queryFn: ({ pageParam }) => listSimulations(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data?.pages.some(({ items }) => items.some(isOpen)) ? 3_000 : false,
  });
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<SimulationSummary>[] = [
    {
      title: t("admin.name"),
      render: ({ id, name }) => <Link to={`/admin/routing/simulations/${id}`}>{name}</Link>,
    },
    {
      title: t("simulation.kind"),
      render: ({ isDay }) => t(isDay ? "simulation.day" : "simulation.scenario"),
    },
    { title: t("simulation.state"), render: (run) => stateText(run, t) },
    { title: t("simulation.asked"), render: (run) => dateTime(run.createdAt, t.language) },
    { title: t("simulation.by"), render: ({ createdBy }) => createdBy },
  ];
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("simulation.title")}</h1>
        <Button tone="primary" onClick={() => void navigate("/admin/routing/simulations/new")}>
          {t("admin.create")}
        </Button>
      </header>
      {runs.isPending ? <Skeleton rows={4} onRetry={() => void runs.refetch()} /> : null}
      {runs.isError && !runs.data ? (
        <LoadError error={runs.error} onRetry={() => void runs.refetch()} />
      ) : null}
      {items.length > 0 ? <DataTable label={t("simulation.title")} columns={columns} items={items} /> : null}
      {runs.data && items.length === 0 ? <p className={styles.empty}>{t("simulation.empty")}</p> : null}
      {runs.hasNextPage ? (
        <Button busy={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          {t("admin.more")}
        </Button>
      ) : null}
    </div>
  );
}

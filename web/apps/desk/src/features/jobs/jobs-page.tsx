import type { Job, Page } from "@parley/api";
import { dateTime } from "@parley/i18n";
import type { AdminKey } from "@parley/i18n/admin";
import { useT } from "@parley/i18n/react";
import { Button, Choice, toast } from "@parley/ui";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { type Column, DataTable } from "../../shared/admin/data-table.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { problemText } from "../../shared/problem-text.ts";

const states = {
  dead: "jobs.dead",
  waiting: "jobs.waiting",
  done: "jobs.done",
} as const satisfies Record<string, AdminKey>;

type State = keyof typeof states;

const isState = (word: string | null): word is State => word !== null && word in states;

/** What is done behind the pages; what was given up stands first, with its cause and the way to try again. */
export function JobsPage() {
  const t = useAdminT();
  const desk = useT();
  const [search, setSearch] = useSearchParams();
  const asked = search.get("state");
  const state: State = isState(asked) ? asked : "dead";
  const jobs = useInfiniteQuery({
    queryKey: ["jobs", state],
    queryFn: ({ pageParam }) => request<Page<Job>>("GET", "/jobs", { query: { state, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 2_000,
  });
  const replay = useMutation({
    mutationFn: (job: Job) => request<void>("POST", `/jobs/${job.id}/replay`),
    onSuccess: () => {
      toast(t("jobs.replayed"));
      void jobs.refetch();
    },
  });
  const items = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<Job>[] = [
    { title: t("jobs.kind"), render: (job) => job.kind },
    { title: t("audit.when"), render: (job) => dateTime(job.endedAt ?? job.dueAt, t.language) },
    { title: t("jobs.by"), render: (job) => job.by },
    { title: t("jobs.attempts"), render: (job) => job.attempts },
    { title: t("jobs.why"), render: (job) => job.why ?? t("admin.none") },
  ];
  if (state === "dead") {
    columns.push({
      title: t("jobs.again"),
      render: (job) => (
        <Button
          busy={replay.isPending && replay.variables?.id === job.id}
          aria-label={t("jobs.againOf", { kind: job.kind })}
          onClick={() => replay.mutate(job)}
        >
          {t("jobs.again")}
        </Button>
      ),
    });
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("jobs.title")}</h1>
        <Choice
          label={t("jobs.state")}
          options={Object.entries(states).map(([value, name]) => ({ value, label: t(name) }))}
          value={state}
          onChange={(next) => setSearch(next === "dead" ? {} : { state: next }, { replace: true })}
        />
      </header>
      {replay.error ? (
        <p className={styles.error} role="alert">
          {problemText(replay.error, desk)}
        </p>
      ) : null}
      {jobs.isPending ? <Skeleton rows={4} onRetry={() => void jobs.refetch()} /> : null}
      {jobs.isError && !jobs.data ? (
        <LoadError error={jobs.error} onRetry={() => void jobs.refetch()} />
      ) : null}
      {items.length > 0 ? <DataTable label={t("jobs.title")} columns={columns} items={items} /> : null}
      {jobs.data && items.length === 0 ? (
        <p className={styles.empty}>{t(state === "dead" ? "jobs.noneDead" : "jobs.none")}</p>
      ) : null}
      {jobs.hasNextPage ? (
        <Button busy={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
          {t("admin.more")}
        </Button>
      ) : null}
    </div>
  );
}

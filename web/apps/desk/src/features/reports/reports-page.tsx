import type { IntervalReport, MetricWord, Page } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { usePageTitle } from "../../shared/page-title.ts";
import { useSession } from "../../shared/session.tsx";
import { changed, isRange, seesAll, seesReports, today, type Wanted, wantedOf } from "./report.ts";
import { ReportControls } from "./report-controls.tsx";
import { ReportTables } from "./report-tables.tsx";
import styles from "./reports.module.css";

/** What happened, by queue or by agent; who may not see everybody sees their own. */
export function ReportsPage() {
  const t = useT();
  const { permissions, agentId } = useSession();
  const all = seesAll(permissions);
  const title = all ? t("reports.title") : t("reports.ownTitle");
  usePageTitle(title);
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
      {seesReports(permissions, agentId) ? <Report all={all} /> : <p>{t("reports.noPermission")}</p>}
    </div>
  );
}

function Report({ all }: { all: boolean }) {
  const t = useT();
  const { centre } = useSession();
  const [search, setSearch] = useSearchParams();
  const [figures, setFigures] = useState(false);
  const [day] = useState(() => today(centre?.timeZone, new Date()));
  const read = wantedOf(search, day);
  const wanted: Wanted = all ? read : { ...read, by: "agent", queueId: undefined, agentId: undefined };
  const change = (name: keyof Wanted, value: string) =>
    setSearch(changed(search, name, value), { replace: true });

  const words = useQuery({
    queryKey: ["report-metrics", t.language],
    queryFn: () => request<Page<MetricWord>>("GET", "/reports/metrics"),
    staleTime: 300_000,
  });
  const report = useQuery({
    queryKey: ["report", all, wanted],
    queryFn: () => readReport(wanted, all),
    enabled: isRange(wanted),
    staleTime: 10_000,
  });
  const again = () => {
    void words.refetch();
    void report.refetch();
  };
  const error = report.error ?? words.error;
  return (
    <>
      <ReportControls
        wanted={wanted}
        all={all}
        change={change}
        allFigures={figures}
        onAllFigures={setFigures}
      />
      {isRange(wanted) ? null : <p role="alert">{t("reports.wrongDays")}</p>}
      {isRange(wanted) && (report.isPending || words.isPending) && !error ? (
        <Skeleton rows={6} onRetry={again} />
      ) : null}
      {error ? <LoadError error={error} onRetry={again} /> : null}
      {report.data && words.data && !error ? (
        <ReportTables
          report={report.data}
          words={words.data.items}
          wanted={wanted}
          all={all}
          allFigures={figures}
          change={change}
        />
      ) : null}
    </>
  );
}

function readReport(wanted: Wanted, all: boolean): Promise<IntervalReport> {
  const { from, to, interval } = wanted;
  return all
    ? request("GET", "/reports/intervals", { query: { ...wanted } })
    : request("GET", "/reports/own-intervals", { query: { from, to, interval } });
}

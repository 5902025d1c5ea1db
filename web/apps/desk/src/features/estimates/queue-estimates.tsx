import type { QueueEstimates as Estimates, MetSpan } from "@parley/api";
import { clock } from "@parley/i18n";
import { Choice } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import styles from "../../shared/admin/admin.module.css";
import { DataTable } from "../../shared/admin/data-table.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { EstimateChart } from "./estimate-chart.tsx";
import own from "./queue-estimates.module.css";
import { percent } from "./scale.ts";

const PERIODS = ["1", "7", "30"] as const;
const FRESH_MS = 15_000;

const time = (seconds: number) => clock(Math.round(seconds) * 1000);

/** What is said of the wait in a queue at the moment, and how well it was met so far. */
export function QueueEstimates({ queueId }: { queueId: string }) {
  const t = useAdminT();
  const [days, setDays] = useState<(typeof PERIODS)[number]>("7");
  const estimates = useQuery({
    queryKey: ["estimates", queueId, days],
    queryFn: () =>
      request<Estimates>("GET", `/queues/${queueId}/estimates`, { query: { days: Number(days) } }),
    staleTime: 0,
    refetchInterval: FRESH_MS,
    placeholderData: (before) => before,
  });
  const shown = estimates.data;
  return (
    <section className={styles.panel} aria-labelledby="estimates">
      <h2 id="estimates">{t("estimates.title")}</h2>
      {estimates.isPending ? <Skeleton rows={3} /> : null}
      {estimates.isError ? (
        <LoadError error={estimates.error} onRetry={() => void estimates.refetch()} />
      ) : null}
      {shown ? (
        <>
          <Now shown={shown} />
          <Choice
            label={t("estimates.period")}
            options={PERIODS.map((value) => ({ value, label: t("estimates.days", { n: Number(value) }) }))}
            value={days}
            onChange={setDays}
          />
          <Met shown={shown} />
        </>
      ) : null}
    </section>
  );
}

function Now({ shown: { expected, places } }: { shown: Estimates }) {
  const t = useAdminT();
  return (
    <>
      {expected ? (
        <>
          <p>{t("estimates.now")}</p>
          <p className={own.now}>{expected.text}</p>
        </>
      ) : (
        <p>{t("estimates.nobody")}</p>
      )}
      {places === null ? null : <p className={styles.quiet}>{t("estimates.places", { n: places })}</p>}
    </>
  );
}

function Met({ shown: { met } }: { shown: Estimates }) {
  const t = useAdminT();
  const name = ({ from, to }: MetSpan) =>
    to === null
      ? t("estimates.over", { a: from / 60 })
      : t("estimates.between", { a: from / 60, b: to / 60 });
  return (
    <>
      {met.counted === 0 ? (
        <p>{t("estimates.none")}</p>
      ) : (
        <>
          <p>{t("estimates.share", { share: percent(met.inside, met.counted), counted: met.counted })}</p>
          <EstimateChart spans={met.spans} name={name} unit={t("estimates.minutes")} />
          <p className={styles.quiet}>{t("estimates.legend")}</p>
          <DataTable
            label={t("estimates.table")}
            items={met.spans.map((span) => ({ ...span, id: String(span.from) }))}
            columns={[
              { title: t("estimates.expected"), render: name },
              {
                title: t("estimates.said"),
                render: ({ saidFrom, saidTo }) => `${time(saidFrom)}–${saidTo === null ? "" : time(saidTo)}`,
              },
              {
                title: t("estimates.waited"),
                render: ({ tenth, nineTenths }) => `${time(tenth)}–${time(nineTenths)}`,
              },
              { title: t("estimates.counted"), render: ({ counted }) => counted },
              {
                title: t("estimates.inside"),
                render: ({ inside, counted }) => `${percent(inside, counted)} ${t("admin.percent")}`,
              },
            ]}
          />
        </>
      )}
      {met.untold > 0 ? <p className={styles.quiet}>{t("estimates.untold", { n: met.untold })}</p> : null}
    </>
  );
}

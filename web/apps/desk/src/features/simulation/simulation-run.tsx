import { dateTime } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Button } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { problemText } from "../../shared/problem-text.ts";
import { cancelSimulation, isOpen, simulationQuery } from "./queries.ts";
import { Result } from "./result.tsx";
import own from "./simulation.module.css";
import { SimulationNew } from "./simulation-new.tsx";
import { stateText } from "./states.ts";

/** One simulation: how far it is, and what it came to. */
export function SimulationPage() {
  const { id = "new" } = useParams();
  return id === "new" ? <SimulationNew /> : <Run key={id} id={id} />;
}

function Run({ id }: { id: string }) {
  const t = useAdminT();
  const desk = useT();
  const client = useQueryClient();
  const asked = useQuery(simulationQuery(id));
  const cancel = useMutation({
    mutationFn: () => cancelSimulation(id),
    onSuccess: (run) => client.setQueryData(simulationQuery(id).queryKey, run),
    onError: () => void asked.refetch(),
  });
  const run = asked.data?.run;
  const day = asked.data?.wish.day;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{run?.name ?? t("simulation.title")}</h1>
        <Link to="/admin/routing/simulations">{t("simulation.title")}</Link>
      </header>
      {asked.isPending ? <Skeleton rows={4} onRetry={() => void asked.refetch()} /> : null}
      {asked.isError && !asked.data ? (
        <LoadError error={asked.error} onRetry={() => void asked.refetch()} />
      ) : null}
      {run ? (
        <>
          <p className={own.quiet}>
            {day ? `${day.date} (${day.timeZone}) · ` : ""}
            {t("admin.changedBy", { when: dateTime(run.createdAt, t.language), who: run.createdBy })}
          </p>
          {isOpen(run) ? (
            <p className={own.progress}>
              <progress max={100} value={run.progress} aria-label={run.name} />
              <span>{stateText(run, t)}</span>
              <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
                {t("simulation.cancel")}
              </Button>
            </p>
          ) : null}
          {run.state === "failed" || run.state === "cancelled" ? (
            <p className={run.state === "failed" ? styles.error : own.quiet}>
              {run.why ?? stateText(run, t)}
            </p>
          ) : null}
          {cancel.error ? (
            <p className={styles.error} role="alert">
              {problemText(cancel.error, desk)}
            </p>
          ) : null}
        </>
      ) : null}
      {asked.data?.outcome ? <Result outcome={asked.data.outcome} /> : null}
    </div>
  );
}

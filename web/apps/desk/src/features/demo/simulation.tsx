import { useT } from "@parley/i18n/react";
import { Button, toast } from "@parley/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";
import { useSession } from "../../shared/session.tsx";
import styles from "./simulation.module.css";

const key = ["demo", "simulation"];

/** The switch of the simulated customers, which is the administrator's. */
export function useSimulation() {
  const t = useT();
  const client = useQueryClient();
  const { demo, person } = useSession();
  const isDemo = demo !== undefined;
  const running = useQuery({ queryKey: key, queryFn: api.simulation, enabled: isDemo }).data?.running;
  const mayChange = person.roles.includes("administrator");
  return {
    running,
    canEnd: isDemo && mayChange && running === true,
    canBegin: isDemo && mayChange && running === false,
    set: (wanted: boolean) =>
      void api.setSimulation(wanted).then(
        (state) => {
          client.setQueryData(key, state);
          toast(t(wanted ? "try.mayCome" : "try.sentHome"));
        },
        (problem: unknown) => toast(problemText(problem, t)),
      ),
  };
}

/** One line about the simulated customers, with the switch for who may use it. */
export function SimulationLine() {
  const t = useT();
  const { running, canEnd, canBegin, set } = useSimulation();
  if (running === undefined || (!running && !canBegin)) return null;
  return (
    <div className={styles.line}>
      {running ? <span>{t("try.customersCome")}</span> : null}
      {canEnd ? <Button onClick={() => set(false)}>{t("try.sendHome")}</Button> : null}
      {canBegin ? <Button onClick={() => set(true)}>{t("try.letCome")}</Button> : null}
    </div>
  );
}

import { Problem, type StrategyDefinition, type Trial } from "@parley/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Choice } from "../../shared/admin/fields.tsx";
import { SmallSelect } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { kindsQuery } from "../../shared/channel-kinds.ts";
import { useSettled } from "../../shared/use-settled.ts";
import { isUnfinished } from "./definition.ts";
import { reasonInWords } from "./rejections.ts";
import styles from "./strategies.module.css";

/** What would become of an item of that queue and channel now; asks every few seconds while it is shown. */
export function useTrial(definition: StrategyDefinition) {
  const t = useAdminT();
  const [queueId, setQueueId] = useState("");
  const [channel, setChannel] = useState("");
  const kinds = useQuery(kindsQuery(t.language)).data?.items ?? [];
  const kind = kinds.find(({ type }) => type === channel) ?? kinds[0];
  const strategy = useSettled(definition, 300);
  const trial = useQuery({
    queryKey: ["strategies", "trial", queueId, kind?.type, strategy],
    queryFn: () =>
      request<Trial>("POST", "/routing/trial", {
        body: {
          queueId,
          channel: kind?.type,
          tempo: kind?.capabilities.tempo,
          skills: {},
          labels: [],
          lastAgentId: null,
          ownerId: null,
          priority: 0,
          tier: null,
          strategy,
        },
      }),
    enabled: queueId !== "" && kind !== undefined && !isUnfinished(strategy),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.error ? false : 5000),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return { ...trial, queueId, setQueueId, channel: kind?.type ?? "", setChannel, kinds };
}

/** The test bench: this item now, where would it go, and why? */
export function Bench(props: { trial: ReturnType<typeof useTrial>; queues: readonly Choice[] }) {
  const { trial, queues } = props;
  const t = useAdminT();
  return (
    <section className={styles.bench} aria-labelledby="bench">
      <h2 id="bench">{t("strategies.bench")}</h2>
      <p className={styles.why}>{t("strategies.benchWhy")}</p>
      <div className={styles.fields}>
        <SmallSelect
          label={t("strategies.queue")}
          value={trial.queueId}
          options={queues}
          placeholder="…"
          onChange={trial.setQueueId}
        />
        <SmallSelect
          label={t("strategies.benchChannel")}
          value={trial.channel}
          options={trial.kinds.map(({ type, name }) => ({ value: type, label: name }))}
          onChange={trial.setChannel}
        />
      </div>
      {trial.error ? (
        <p className={styles.why}>
          {trial.error instanceof Problem && trial.error.status !== 404
            ? trial.error.message
            : t("strategies.benchAbsent")}
        </p>
      ) : trial.data ? (
        <Outcome trial={trial.data} />
      ) : null}
    </section>
  );
}

function Outcome({ trial }: { trial: Trial }) {
  const t = useAdminT();
  const step = trial.step;
  const names = new Intl.ListFormat(t.language).format(trial.asked.map(({ name }) => name));
  return (
    <>
      <p>
        {trial.asked.length > 0
          ? t("strategies.benchAsked", { names, step })
          : t("strategies.benchNobody", { step })}
      </p>
      {trial.best.length > 0 ? (
        <>
          <h3>{t("strategies.benchBest")}</h3>
          <ol className={styles.plain}>
            {trial.best.map(({ agentId, name, score }) => (
              <li key={agentId}>
                {name} · {new Intl.NumberFormat(t.language, { maximumFractionDigits: 2 }).format(score)}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {trial.rejected.length > 0 ? (
        <>
          <h3>{t("strategies.benchRejected")}</h3>
          <ul className={styles.plain}>
            {trial.rejected.map(({ reason, count }) => (
              <li key={reason}>
                {count} · {reasonInWords(reason, t)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

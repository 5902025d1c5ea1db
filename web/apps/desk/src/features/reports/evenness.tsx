import type { FairGroup, IntervalReport } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { apart, shown } from "./report.ts";
import styles from "./reports.module.css";

/** How each channel kept its promise, so that none is served better than another. */
export function Channels({ report }: { report: IntervalReport }) {
  const t = useT();
  const points = new Intl.NumberFormat(t.language, { maximumFractionDigits: 1 }).format(apart(report));
  return (
    <div className={styles.part}>
      <h2>{t("reports.channels")}</h2>
      <p className={styles.why}>{t("reports.channelsWhy", { points })}</p>
      <Box label={t("reports.channels")}>
        <thead>
          <tr>
            <th scope="col">{t("reports.channel")}</th>
            <th scope="col">{t("reports.dueCount")}</th>
            <th scope="col">{t("reports.inTime")}</th>
            <th scope="col">{t("reports.onTime")}</th>
          </tr>
        </thead>
        <tbody>
          {report.channels.map(({ channel, due, inTarget, onTime }) => (
            <tr key={channel}>
              <th scope="row">{channel}</th>
              <td>{shown(due, "count", t.language)}</td>
              <td>{shown(inTarget, "count", t.language)}</td>
              <td>{shown(onTime ?? undefined, "percent", t.language)}</td>
            </tr>
          ))}
        </tbody>
      </Box>
    </div>
  );
}

/** How evenly work was spread among agents who might have had the same. */
export function Fairness({ report }: { report: IntervalReport }) {
  const t = useT();
  return (
    <div className={styles.part}>
      <h2>{t("reports.fairness")}</h2>
      <p className={styles.why}>{t("reports.fairnessWhy")}</p>
      {report.fairness.length === 0 ? <p>{t("reports.noPeers")}</p> : null}
      {report.fairness.map((group) => (
        <Peers key={`${group.queueId}${group.agents[0]?.agentId}`} group={group} />
      ))}
    </div>
  );
}

function Peers({ group }: { group: FairGroup }) {
  const t = useT();
  const gini = (value: number | null) =>
    value === null
      ? t("reports.noGini")
      : new Intl.NumberFormat(t.language, { maximumFractionDigits: 2 }).format(value);
  return (
    <>
      <h3>{group.name}</h3>
      <p>
        {t("reports.evenness", {
          items: gini(group.items.gini),
          least: group.items.least,
          most: group.items.most,
          load: gini(group.load.gini),
        })}
      </p>
      <Box label={`${group.name}: ${group.agents.map(({ name }) => name).join(", ")}`}>
        <thead>
          <tr>
            <th scope="col">{t("reports.agent")}</th>
            <th scope="col">{t("reports.items")}</th>
            <th scope="col">{t("reports.load")}</th>
            <th scope="col">{t("reports.present")}</th>
          </tr>
        </thead>
        <tbody>
          {group.agents.map((agent) => (
            <tr key={agent.agentId}>
              <th scope="row">{agent.name}</th>
              <td>{shown(agent.items, "count", t.language)}</td>
              <td>{shown(agent.loadSeconds, "seconds", t.language)}</td>
              <td>{shown(agent.presentSeconds, "seconds", t.language)}</td>
            </tr>
          ))}
        </tbody>
      </Box>
    </>
  );
}

function Box({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.box} aria-label={label} tabIndex={0}>
      <table className={styles.table}>{children}</table>
    </section>
  );
}

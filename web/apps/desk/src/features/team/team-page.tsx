import { type Agent, Problem, type WhyIdle } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { cx, fieldClass } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, NavLink } from "react-router";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { usePageTitle } from "../../shared/page-title.ts";
import { presenceWords } from "../../shared/presence-words.ts";
import { agentsQuery, whyIdleQuery } from "../../shared/queries.ts";
import { fitting, idleReason, idleSentence } from "./idle.ts";
import styles from "./team.module.css";

const FILTER_FROM = 9;
const AGAIN_MS = 5_000;

/** Those who take work, and why nothing comes to one of them now. For those who steer. */
export function TeamPage(props: { agentId: string | null; mayMove: boolean; maySeeStrain: boolean }) {
  const { agentId, mayMove, maySeeStrain } = props;
  const t = useT();
  usePageTitle(t("team.title"));
  return (
    <div className={cx(styles.page, agentId !== null && styles.chosen)}>
      {/* Outside the list, which phones hide while somebody is looked at. */}
      <h1 className="visually-hidden">{t("team.title")}</h1>
      <section className={styles.agents} aria-labelledby="agents">
        <h2 id="agents">{t("team.agents")}</h2>
        {mayMove ? (
          <Link className={styles.moves} to="/team/moves">
            {t("surge.open")}
          </Link>
        ) : null}
        {maySeeStrain ? (
          <Link className={styles.moves} to="/team/care">
            {t("care.open")}
          </Link>
        ) : null}
        <Agents />
      </section>
      {agentId === null ? (
        <p className={styles.hint}>{t("team.choose")}</p>
      ) : (
        <Idle key={agentId} agentId={agentId} />
      )}
    </div>
  );
}

function Agents() {
  const t = useT();
  const [filter, setFilter] = useState("");
  const agents = useQuery({ ...agentsQuery, staleTime: 0, refetchInterval: AGAIN_MS });
  if (agents.isPending) return <Skeleton rows={4} onRetry={() => void agents.refetch()} />;
  if (!agents.data) return <LoadError error={agents.error} onRetry={() => void agents.refetch()} />;
  const { items } = agents.data;
  if (items.length === 0) return <p className={styles.quiet}>{t("team.none")}</p>;
  const shown = items.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()));
  return (
    <>
      {items.length >= FILTER_FROM ? (
        <input
          type="search"
          className={fieldClass}
          aria-label={t("team.filter")}
          placeholder={t("team.filter")}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      ) : null}
      <ul className={styles.list} aria-labelledby="agents">
        {shown.map((agent) => (
          <li key={agent.id}>
            <NavLink
              to={`/team/${agent.id}`}
              className={({ isActive }) => cx(styles.agent, isActive && styles.active)}
            >
              <span>{agent.name}</span>
              <span className={styles.quiet}>{presenceOf(agent, t)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className={styles.quiet}>{t("common.noMatch")}</p> : null}
    </>
  );
}

function presenceOf({ presence }: Agent, t: ReturnType<typeof useT>): string {
  if (!presence) return "";
  const words = [t(presenceWords[presence.state])];
  if (presence.notResponding) words.push(t("team.missed"));
  return words.join(" · ");
}

function Idle({ agentId }: { agentId: string }) {
  const t = useT();
  const asked = useQuery(whyIdleQuery(agentId));
  const isGone = asked.error instanceof Problem && [400, 404].includes(asked.error.status);
  return (
    <div className={styles.idle}>
      <Link className={styles.back} to="/team">
        {t("team.back")}
      </Link>
      {asked.data ? (
        <Reasons idle={asked.data} />
      ) : isGone ? (
        <p>{t("team.gone")}</p>
      ) : asked.isError ? (
        <LoadError error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton rows={4} onRetry={() => void asked.refetch()} />
      )}
    </div>
  );
}

function Reasons({ idle }: { idle: WhyIdle }) {
  const t = useT();
  const { name } = idle;
  return (
    <section aria-labelledby="idle">
      <h2 id="idle">{t("idle.title", { name })}</h2>
      <p className={styles.sentence}>{idleSentence(idle, t)}</p>
      <p className={styles.quiet}>
        {name} {t("team.holds", { n: idle.holds })}
      </p>
      {idle.queues.length > 0 ? (
        <>
          <h3 id="queues">{t("idle.queues")}</h3>
          <ul className={styles.queues} aria-labelledby="queues">
            {idle.queues.map((queue) => (
              <Queue key={queue.queueId} queue={queue} name={name} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Queue({ queue, name }: { queue: WhyIdle["queues"][number]; name: string }) {
  const t = useT();
  const fit = fitting(queue);
  return (
    <li className={styles.queue}>
      <p className={styles.queueHead}>
        <strong>{queue.queue}</strong>
        <span className={styles.quiet}>{t("idle.waiting", { n: queue.waiting })}</span>
      </p>
      {queue.waiting > 0 ? (
        <ul className={styles.counts}>
          {fit > 0 ? <li className={styles.could}>{t("idle.could", { n: fit, name })}</li> : null}
          {queue.rejected.map(({ reason, count }) => (
            <li key={reason}>{t("idle.count", { n: count, name, why: idleReason(reason, t) })}</li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

import { dateTime } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { earlierQuery } from "../../shared/queries.ts";
import styles from "./customer.module.css";
import { PanelPart } from "./panel-part.tsx";

/** What this customer wrote before and what came of it. It opens for reading; only notes can be added there. */
export function EarlierConversations({ customerId, openId }: { customerId: string; openId: string }) {
  const t = useT();
  const asked = useQuery(earlierQuery(customerId));
  const others = (asked.data?.items ?? []).filter(({ id }) => id !== openId);
  const again = () => void asked.refetch();
  return (
    <section className={styles.section}>
      <h3>{t("customer.earlier")}</h3>
      {asked.isPending ? (
        <PanelPart>
          <Skeleton rows={2} onRetry={again} />
        </PanelPart>
      ) : null}
      {asked.isError && !asked.data ? (
        <PanelPart>
          <LoadError error={asked.error} onRetry={again} />
        </PanelPart>
      ) : null}
      {asked.data && others.length === 0 ? <p className={styles.quiet}>{t("customer.noEarlier")}</p> : null}
      <ul className={styles.list}>
        {others.map(({ id, openedAt, channelName, agentName, outcome }) => (
          <li key={id}>
            <Link to={`/desk/${id}`}>{dateTime(openedAt, t.language)}</Link>
            <p className={styles.quiet}>{[channelName, agentName].filter(Boolean).join(" · ")}</p>
            {outcome?.name ? <p className={styles.quiet}>{outcome.name}</p> : null}
            {outcome?.summary ? <p className={styles.note}>{outcome.summary}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

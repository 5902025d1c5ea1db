import type { PageView } from "@parley/api";
import { timeOfDay } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { useQuery } from "@tanstack/react-query";
import { whereaboutsQuery } from "../../shared/queries.ts";
import styles from "./customer.module.css";

const SHOWN = 5;

/** The pages that the customer looks at, the present one first; nothing where the channel has none. */
export function PageSection({ conversationId }: { conversationId: string }) {
  const t = useT();
  const pages = useQuery(whereaboutsQuery(conversationId)).data?.pages ?? [];
  const [now, ...before] = pages.slice(0, SHOWN);
  if (!now) return null;
  return (
    <section className={styles.section}>
      <h3>{t("page.now")}</h3>
      <PageLine page={now} />
      {before.length > 0 ? (
        <>
          <h3>{t("page.before")}</h3>
          <ul className={styles.list}>
            {before.map((page) => (
              <li key={page.at}>
                <PageLine page={page} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function PageLine({ page: { url, title, at } }: { page: PageView }) {
  const t = useT();
  const words = title || url || t("page.title");
  // The address comes from the customer's browser: only an ordinary one becomes a link.
  const isLink = url !== null && /^https?:\/\//i.test(url);
  return (
    <p className={styles.value}>
      {isLink ? (
        <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
          {words}
        </a>
      ) : (
        words
      )}{" "}
      <span className={styles.quiet}>{t("page.since", { time: timeOfDay(at, t.language) })}</span>
    </p>
  );
}

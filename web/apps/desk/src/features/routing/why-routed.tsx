import type { WhyWork } from "@parley/api";
import { timeOfDay } from "@parley/i18n";
import type { DeskTranslator } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { whyQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import { decidedInWords, reasonOf } from "./why.ts";
import styles from "./why-routed.module.css";

/** Why the work of a conversation went where it went, for those who steer. Asked when it is opened. */
export function WhyRouted({ conversationId }: { conversationId: string }) {
  const t = useT();
  const { permissions } = useSession();
  const [open, setOpen] = useState(false);
  const asked = useQuery({ ...whyQuery(conversationId), enabled: open });
  if (!permissions.includes("routing.explain")) return null;
  return (
    <details className={styles.why} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("why.title")}</summary>
      {asked.isError ? (
        <LoadError error={asked.error} onRetry={() => void asked.refetch()} />
      ) : asked.data ? (
        <Decisions why={asked.data} />
      ) : open ? (
        <Skeleton rows={2} onRetry={() => void asked.refetch()} />
      ) : null}
    </details>
  );
}

function Decisions({ why }: { why: WhyWork }) {
  const t = useT();
  const list = new Intl.ListFormat(t.language, { style: "narrow", type: "conjunction" });
  return (
    <>
      {why.now ? (
        <section>
          <p>{t("why.now", { n: why.now.ahead })}</p>
          {why.now.free.length > 0 ? (
            <p>{t("why.free", { names: list.format(why.now.free.map(({ name }) => name)) })}</p>
          ) : (
            <Counts title={t("why.nobodyFree")} counts={why.now.rejected} />
          )}
        </section>
      ) : null}
      {why.triage.map(({ rule, decided }) => (
        <p key={rule}>{t("why.triage", { rule, what: list.format(decidedInWords(decided, t)) })}</p>
      ))}
      {why.decisions.length === 0 && !why.now ? <p>{t("why.none")}</p> : null}
      <ol className={styles.decisions}>
        {why.decisions.map((decision) => (
          <li key={`${decision.at} ${decision.kind} ${decision.step}`}>
            <p className={styles.said}>
              <time dateTime={decision.at}>{timeOfDay(decision.at, t.language, true)}</time>{" "}
              {said(decision, list, t)}
            </p>
            <p className={styles.quiet}>
              {decision.kind === "moved"
                ? decision.queue
                : t("why.step", { queue: decision.queue, step: decision.step + 1 })}
              {decision.cause && decision.kind !== "moved" ? ` · ${reasonOf(decision.cause, t)}` : ""}
            </p>
            {decision.weighed && decision.kind === "asked" ? (
              <p className={styles.quiet}>{t("why.weighed")}</p>
            ) : null}
            {decision.best.length > 1 ? (
              <p className={styles.quiet}>
                {t("why.next", { names: list.format(decision.best.slice(1).map(({ name }) => name)) })}
              </p>
            ) : null}
            <Counts title={t("why.others")} counts={decision.rejected} />
          </li>
        ))}
      </ol>
    </>
  );
}

function said(decision: WhyWork["decisions"][number], list: Intl.ListFormat, t: DeskTranslator): string {
  switch (decision.kind) {
    case "asked":
      return t("why.asked", { names: list.format(decision.asked.map(({ name }) => name)) });
    case "reserved":
      return t("why.reserved");
    case "moved":
      return decision.cause
        ? t("why.movedFor", { step: decision.step + 1, cause: reasonOf(decision.cause, t) })
        : t("why.moved", { step: decision.step + 1 });
    default:
      return t("why.left");
  }
}

function Counts({ title, counts }: { title: string; counts: { reason: string; count: number }[] }) {
  const t = useT();
  if (counts.length === 0) return null;
  return (
    <>
      <p className={styles.quiet}>{title}</p>
      <ul className={styles.counts}>
        {counts.map(({ reason, count }) => (
          <li key={reason}>{t("why.count", { n: count, reason: reasonOf(reason, t) })}</li>
        ))}
      </ul>
    </>
  );
}

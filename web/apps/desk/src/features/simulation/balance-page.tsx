import type { BalanceProposal } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Button } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { problemText } from "../../shared/problem-text.ts";
import { BalanceNew } from "./balance-new.tsx";
import { cancelProposal, proposalQuery, switchOff, switchOn } from "./balance-queries.ts";
import { proposalText } from "./balance-states.ts";
import { Weights } from "./balance-weights.tsx";
import { costOfWaiting, figureKinds, written } from "./figures.ts";
import { isOpen } from "./queries.ts";
import { Result } from "./result.tsx";
import own from "./simulation.module.css";

/** One proposal of weights: how far it is, what it would gain, and whether it is on. */
export function BalancePage() {
  const { id = "new" } = useParams();
  return id === "new" ? <BalanceNew /> : <Proposed key={id} id={id} />;
}

function Proposed({ id }: { id: string }) {
  const t = useAdminT();
  const desk = useT();
  const client = useQueryClient();
  const asked = useQuery(proposalQuery(id));
  const act = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSettled: () => client.invalidateQueries({ queryKey: ["balance"] }),
  });
  const proposal = asked.data?.proposal;
  const wish = asked.data?.wish;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{proposal?.name ?? t("balance.title")}</h1>
        <Link to="/admin/routing/balance">{t("balance.title")}</Link>
      </header>
      {asked.isPending ? <Skeleton rows={4} onRetry={() => void asked.refetch()} /> : null}
      {asked.isError && !asked.data ? (
        <LoadError error={asked.error} onRetry={() => void asked.refetch()} />
      ) : null}
      {proposal && wish ? (
        <>
          <p className={own.quiet}>
            {t("balance.for", { date: wish.date, n: wish.days, zone: wish.timeZone })} ·{" "}
            {t("admin.changedBy", {
              when: dateTime(proposal.createdAt, t.language),
              who: proposal.createdBy,
            })}
          </p>
          {isOpen(proposal) ? (
            <p className={own.progress}>
              <progress max={100} value={proposal.progress} aria-label={proposal.name} />
              <span>{proposalText(proposal, t)}</span>
              <Button busy={act.isPending} onClick={() => act.mutate(() => cancelProposal(id))}>
                {t("simulation.cancel")}
              </Button>
            </p>
          ) : null}
          {proposal.state === "failed" || proposal.state === "cancelled" ? (
            <p className={proposal.state === "failed" ? styles.error : own.quiet}>
              {proposal.why ?? proposalText(proposal, t)}
            </p>
          ) : null}
        </>
      ) : null}
      {asked.data?.outcome ? (
        <Outcome
          asked={asked.data}
          busy={act.isPending}
          onSwitch={() => {
            const plan = asked.data.proposal.isOn ? asked.data.proposal.planId : null;
            act.mutate(() => (plan ? switchOff(plan) : switchOn(id)));
          }}
        />
      ) : null}
      {act.error ? (
        <p className={styles.error} role="alert">
          {problemText(act.error, desk)}
        </p>
      ) : null}
      {asked.data?.outcome ? (
        <>
          <Result
            outcome={{ simulated: asked.data.outcome.simulated, past: null }}
            kinds={[costOfWaiting, ...figureKinds]}
          />
          <Weights definition={asked.data.outcome.definition} />
        </>
      ) : null}
    </div>
  );
}

/** The verdict in a sentence, and the switch where there is something to switch on. */
function Outcome(props: { asked: BalanceProposal; busy: boolean; onSwitch: () => void }) {
  const { asked, busy, onSwitch } = props;
  const t = useAdminT();
  const { outcome, proposal } = asked;
  if (!outcome) return null;
  const now = outcome.simulated.rows.find(({ scope }) => scope === "all")?.values.waitingCost?.[0]?.mean ?? 0;
  const share = (value: number) => written(now === 0 ? 0 : value / now, "share", t.language);
  if (proposal.verdict !== "gain")
    return <p>{t(proposal.verdict === "loss" ? "balance.worse" : "balance.nothing")}</p>;
  return (
    <>
      <p>
        {t("balance.gains", { by: share(outcome.gain.mean), half: share(outcome.gain.halfWidth ?? 0) })}{" "}
        {t("balance.heldOut")}
      </p>
      <p className={own.actions}>
        <Button tone={proposal.isOn ? "default" : "primary"} busy={busy} onClick={onSwitch}>
          {t(proposal.isOn ? "balance.switchOff" : "balance.switchOn")}
        </Button>
        <span className={own.quiet}>{t(proposal.isOn ? "balance.onWhy" : "balance.offWhy")}</span>
      </p>
    </>
  );
}

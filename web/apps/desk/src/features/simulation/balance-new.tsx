import type { BalanceProposalBody } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, cx, Field, fieldClass } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useNavigate } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { queuesResource, useChoices } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { serverNow } from "../../shared/live.ts";
import { problemText } from "../../shared/problem-text.ts";
import { useSession } from "../../shared/session.tsx";
import { askProposal } from "./balance-queries.ts";
import { yesterday } from "./days.ts";
import own from "./simulation.module.css";

/** For which load weights are looked for. */
export function BalanceNew() {
  const t = useAdminT();
  const desk = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const zone = useSession().centre?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const queues = useChoices(queuesResource);
  const [latest] = useState(() => yesterday(zone, serverNow()));
  const [date, setDate] = useState(latest);
  const [days, setDays] = useState(7);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ask = useMutation({
    mutationFn: (body: BalanceProposalBody) => askProposal(body),
    onSuccess: ({ proposal }) => {
      void client.invalidateQueries({ queryKey: ["balance", "list"] });
      void navigate(`/admin/routing/balance/${proposal.id}`);
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish = { queueIds: [...chosen], date, days, timeZone: zone, runs: null };
    ask.mutate({ name: t("balance.name", { date, n: days }), wish });
  };
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("balance.ask")}</h1>
      </header>
      <form className={cx(styles.form, own.form)} onSubmit={submit}>
        <p className={own.quiet}>{t("balance.how")}</p>
        <Field label={t("balance.last")} why={t("balance.lastWhy", { zone })}>
          {({ id, describedBy }) => (
            <input
              id={id}
              type="date"
              required
              max={latest}
              className={cx(fieldClass, own.date)}
              aria-describedby={describedBy}
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("balance.days")}>
          {({ id }) => (
            <input
              id={id}
              type="number"
              required
              min={1}
              max={28}
              className={cx(fieldClass, own.number)}
              value={days}
              onChange={(event) => setDays(event.target.valueAsNumber || 1)}
            />
          )}
        </Field>
        <fieldset>
          <legend>{t("balance.queues")}</legend>
          <p className={own.quiet}>{t("balance.queuesWhy")}</p>
          {queues.map(({ value, label }) => (
            <p key={value}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.has(value)}
                  onChange={(event) => choose(value, event.target.checked)}
                />{" "}
                {label}
              </label>
            </p>
          ))}
        </fieldset>
        {ask.error ? (
          <p className={styles.error} role="alert">
            {problemText(ask.error, desk)}
          </p>
        ) : null}
        <p className={own.actions}>
          <Button type="submit" tone="primary" busy={ask.isPending}>
            {t("balance.start")}
          </Button>
          <Link to="/admin/routing/balance">{t("balance.title")}</Link>
        </p>
      </form>
    </div>
  );
}

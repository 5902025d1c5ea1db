import type { SimulationBody } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, Choice, cx, Field, fieldClass } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useNavigate } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { queuesResource, strategiesResource, useChoices } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { serverNow } from "../../shared/live.ts";
import { problemText } from "../../shared/problem-text.ts";
import { useSession } from "../../shared/session.tsx";
import { yesterday } from "./days.ts";
import { askSimulation } from "./queries.ts";
import { type QueueWish, QueueWishes, wishes } from "./queue-wishes.tsx";
import own from "./simulation.module.css";

type Kind = "day" | "scenario";

/** What is to be tried: a past day on another set-up, or a scenario of one's own. */
export function SimulationNew() {
  const t = useAdminT();
  const desk = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const zone = useSession().centre?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const queues = useChoices(queuesResource);
  const strategies = useChoices(strategiesResource);
  const [kind, setKind] = useState<Kind>("day");
  const [latest] = useState(() => yesterday(zone, serverNow()));
  const [date, setDate] = useState(latest);
  const [name, setName] = useState("");
  const [file, setFile] = useState("");
  const [unread, setUnread] = useState(false);
  const [wished, setWished] = useState<ReadonlyMap<string, QueueWish>>(new Map());
  const ask = useMutation({
    mutationFn: (body: SimulationBody) => askSimulation(body),
    onSuccess: ({ run }) => {
      void client.invalidateQueries({ queryKey: ["simulations", "list"] });
      void navigate(`/admin/routing/simulations/${run.id}`);
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUnread(false);
    if (kind === "day") {
      const called = name.trim() || t("simulation.dayName", { date });
      const day = { date, timeZone: zone, changes: wishes(wished), runs: null };
      ask.mutate({ name: called, wish: { scenario: null, day } });
      return;
    }
    try {
      const scenario = JSON.parse(file) as Record<string, never> & { name?: string };
      const called = name.trim() || String(scenario.name ?? t("simulation.scenario"));
      ask.mutate({ name: called, wish: { scenario, day: null } });
    } catch {
      setUnread(true);
    }
  };

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("simulation.new")}</h1>
      </header>
      <form className={cx(styles.form, own.form)} onSubmit={submit}>
        <Choice
          label={t("simulation.what")}
          options={[
            { value: "day", label: t("simulation.day") },
            { value: "scenario", label: t("simulation.scenario") },
          ]}
          value={kind}
          onChange={setKind}
        />
        <Field label={t("admin.name")} why={t("simulation.nameWhy")}>
          {({ id, describedBy }) => (
            <input
              id={id}
              className={fieldClass}
              maxLength={200}
              autoComplete="off"
              aria-describedby={describedBy}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {kind === "day" ? (
          <>
            <Field label={t("simulation.date")} why={t("simulation.dateWhy", { zone })}>
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
            <QueueWishes
              queues={queues}
              strategies={strategies}
              wished={wished}
              onChange={(id, wish) => setWished(new Map(wished).set(id, wish))}
            />
          </>
        ) : (
          <Field
            label={t("simulation.file")}
            why={t("simulation.fileWhy")}
            error={unread ? t("simulation.fileUnread") : undefined}
          >
            {({ id, describedBy }) => (
              <textarea
                id={id}
                required
                rows={16}
                spellCheck={false}
                className={cx(fieldClass, own.file)}
                aria-describedby={describedBy}
                value={file}
                onChange={(event) => setFile(event.target.value)}
              />
            )}
          </Field>
        )}
        {ask.error ? (
          <p className={styles.error} role="alert">
            {problemText(ask.error, desk)}
          </p>
        ) : null}
        <p className={own.actions}>
          <Button type="submit" tone="primary" busy={ask.isPending}>
            {t("simulation.run")}
          </Button>
          <Link to="/admin/routing/simulations">{t("simulation.title")}</Link>
        </p>
      </form>
    </div>
  );
}

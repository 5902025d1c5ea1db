import type { SurgeMove, SurgeRule } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Switch, toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { problemText } from "../../shared/problem-text.ts";
import { useSession } from "../../shared/session.tsx";
import { ruleInWords } from "./rule-words.ts";
import styles from "./surge.module.css";

const KEY = ["surge", "rules"] as const;

interface RulesSectionProps {
  moves: readonly SurgeMove[];
  nameOf: (queueId: string) => string;
  onTurned: () => void;
}

/** The rules that move agents by themselves, to be read and switched on and off. */
export function RulesSection({ moves, nameOf, onTurned }: RulesSectionProps) {
  const t = useT();
  const client = useQueryClient();
  const { person } = useSession();
  const rules = useQuery({
    queryKey: KEY,
    queryFn: () => request<{ items: SurgeRule[] }>("GET", "/surge/rules"),
    staleTime: 10_000,
  });
  const turn = useMutation({
    mutationFn: ({ id, isOn }: Pick<SurgeRule, "id" | "isOn">) =>
      request<SurgeRule>("PUT", `/surge/rules/${id}/switch`, { body: { isOn } }),
    onSuccess: ({ name, isOn }) => toast(t(isOn ? "surge.turnedOn" : "surge.turnedOff", { name })),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: KEY });
      onTurned();
    },
  });
  const items = rules.data?.items ?? [];
  // a team has no name here that everybody may read; the sentence does without
  const names = { queue: (id: string | null) => (id ? nameOf(id) : ""), team: () => null };
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t("surge.rules")}</h2>
      {rules.isPending ? <Skeleton rows={2} onRetry={() => void rules.refetch()} /> : null}
      {rules.isError ? <LoadError error={rules.error} onRetry={() => void rules.refetch()} /> : null}
      {rules.data && items.length === 0 ? <p className={styles.quiet}>{t("surge.noRules")}</p> : null}
      <ul className={styles.moves}>
        {items.map((rule) => {
          const away = moves
            .filter((move) => move.rule?.ruleId === rule.id)
            .reduce((sum, move) => sum + move.agentIds.length, 0);
          return (
            <li key={rule.id} className={styles.rule}>
              <Switch
                label={rule.name}
                checked={turn.isPending && turn.variables.id === rule.id ? turn.variables.isOn : rule.isOn}
                onChange={(isOn) => turn.mutate({ id: rule.id, isOn })}
              />
              <p className={styles.quiet}>{ruleInWords(rule, names, t).join(" ")}</p>
              {away > 0 ? <p>{t("surge.moving", { n: away })}</p> : null}
            </li>
          );
        })}
      </ul>
      {turn.error ? (
        <p className={styles.error} role="alert">
          {problemText(turn.error, t)}
        </p>
      ) : null}
      {person.roles.includes("administrator") ? (
        <Link to="/admin/routing/moves">{t("surge.setUp")} ›</Link>
      ) : null}
    </section>
  );
}

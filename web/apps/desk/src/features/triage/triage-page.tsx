import type { TriageRule, TriageRules } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import admin from "../../shared/admin/admin.module.css";
import { LeaveGuard } from "../../shared/admin/leave-guard.tsx";
import { SaveBar } from "../../shared/admin/save-bar.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { useSession } from "../../shared/session.tsx";
import { useLookups } from "./lookups.ts";
import { RuleCard } from "./rule-card.tsx";
import { moved, newRule, protectedFirst, trimmed } from "./rules.ts";
import styles from "./triage.module.css";
import { TriageBench } from "./triage-bench.tsx";

const path = "/triage-rules";

/** To which class contacts belong, by rules that are read from the top. */
export function TriagePage() {
  const t = useAdminT();
  const rules = useQuery({
    queryKey: [path],
    queryFn: () => request<TriageRules>("GET", path),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <div className={admin.page}>
      <header className={admin.head}>
        <h1>{t("triage.title")}</h1>
      </header>
      <p className={styles.intro}>{t("triage.why")}</p>
      {rules.isPending ? <Skeleton rows={6} onRetry={() => void rules.refetch()} /> : null}
      {rules.isError && !rules.data ? (
        <LoadError error={rules.error} onRetry={() => void rules.refetch()} />
      ) : null}
      {rules.data ? <Rules key={rules.data.version} known={rules.data} /> : null}
    </div>
  );
}

/** Rules have no id of their own; while they are edited each keeps a key, whatever its name and place. */
interface Edited {
  key: number;
  rule: TriageRule;
}

const edited = (rules: readonly TriageRule[]): Edited[] => rules.map((rule, key) => ({ key, rule }));

function Rules({ known }: { known: TriageRules }) {
  const t = useAdminT();
  const client = useQueryClient();
  const { permissions } = useSession();
  const lookups = useLookups();
  const [all, setAll] = useState(() => edited(known.rules));
  const [openKey, setOpenKey] = useState<number | null>(null);
  const saved = useRef(false);
  const rules = all.map(({ rule }) => rule);
  const hasChanged = JSON.stringify(rules) !== JSON.stringify(known.rules);
  const save = useMutation({
    mutationFn: () =>
      request<TriageRules>("PUT", path, { body: { version: known.version, rules: trimmed(rules) } }),
    onSuccess: () => {
      saved.current = true;
      toast(t("admin.saved"));
      void client.invalidateQueries({ queryKey: [path] });
    },
  });
  /** What was refused has been changed since. */
  const touched = () => {
    saved.current = false;
    save.reset();
  };
  /** The rules in another order or number, each with its key. */
  const put = (next: readonly TriageRule[]) => {
    touched();
    setAll(next.map((rule) => all.find((one) => one.rule === rule) ?? { key: -1, rule }));
  };
  const change = (key: number, rule: TriageRule) => {
    touched();
    const next = all.map((one) => (one.key === key ? { key, rule } : one));
    const order = protectedFirst(next.map((one) => one.rule));
    setAll(order.flatMap((ordered) => next.filter((one) => one.rule === ordered)));
  };
  return (
    <form
      className={admin.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {rules.length === 0 ? <p>{t("triage.empty")}</p> : null}
      <ol className={styles.rules}>
        {all.map(({ key, rule }, index) => (
          <RuleCard
            key={key}
            number={index + 1}
            rule={rule}
            isOpen={key === openKey}
            lookups={lookups}
            mayProtect={permissions.includes("triage.protect")}
            canGoUp={rules[index - 1]?.isProtected === rule.isProtected}
            canGoDown={rules[index + 1]?.isProtected === rule.isProtected}
            onToggle={() => setOpenKey(key === openKey ? null : key)}
            onChange={(next) => change(key, next)}
            onMove={(to) => put(moved(rules, index, to))}
            onRemove={() => put(rules.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <Button
        onClick={() => {
          const rule = newRule(t("triage.newName"));
          const key = Math.max(-1, ...all.map((one) => one.key)) + 1;
          touched();
          setAll([...all, { key, rule }]);
          setOpenKey(key);
        }}
      >
        {t("triage.add")}
      </Button>
      <TriageBench rules={rules} />
      {known.changedAt ? (
        <p className={admin.quiet}>
          {t("admin.lastChange")}:{" "}
          {t("admin.changedBy", {
            when: dateTime(known.changedAt, t.language),
            who: known.changedBy ?? t("admin.none"),
          })}
        </p>
      ) : null}
      {hasChanged ? (
        <SaveBar
          hasChanged
          busy={save.isPending}
          error={save.error}
          onDiscard={() => setAll(edited(known.rules))}
        />
      ) : null}
      <LeaveGuard active={hasChanged && !save.isPending} saved={saved} />
    </form>
  );
}

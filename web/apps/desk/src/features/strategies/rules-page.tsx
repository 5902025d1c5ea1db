import type { RoutingRules, Tempo } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { Switch, toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import styles from "../../shared/admin/admin.module.css";
import { LeaveGuard } from "../../shared/admin/leave-guard.tsx";
import { SaveBar } from "../../shared/admin/save-bar.tsx";
import { SmallNumber } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { kindsQuery } from "../../shared/channel-kinds.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { CapacityGrid } from "./capacity-grid.tsx";
import own from "./strategies.module.css";

const tempi = ["REAL_TIME", "LIVE_TEXT", "DEFERRED"] as const satisfies readonly Tempo[];
const path = "/routing-rules";

/** What holds for the whole centre: tiers, urgency, and how much an agent may hold. */
export function RulesPage() {
  const t = useAdminT();
  const rules = useQuery({
    queryKey: [path],
    queryFn: () => request<RoutingRules>("GET", path),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("rules.title")}</h1>
      </header>
      {rules.isPending ? <Skeleton rows={6} onRetry={() => void rules.refetch()} /> : null}
      {rules.isError && !rules.data ? (
        <LoadError error={rules.error} onRetry={() => void rules.refetch()} />
      ) : null}
      {rules.data ? <RulesForm key={rules.dataUpdatedAt} known={rules.data} /> : null}
    </div>
  );
}

function RulesForm({ known }: { known: RoutingRules }) {
  const t = useAdminT();
  const client = useQueryClient();
  const [rules, setRules] = useState(known);
  const saved = useRef(false);
  const hasChanged = rules !== known;
  const save = useMutation({
    mutationFn: () => request<RoutingRules>("PUT", path, { body: rules }),
    onSuccess: () => {
      saved.current = true;
      toast(t("admin.saved"));
      void client.invalidateQueries({ queryKey: [path] });
    },
  });
  const change = (part: Partial<RoutingRules>) => {
    saved.current = false;
    setRules({ ...rules, ...part });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className={own.editor}>
        <h2>{t("rules.tiers")}</h2>
        <p className={own.why}>{t("rules.tiersWhy")}</p>
        <div className={own.fields}>
          {tempi.map((tempo) => (
            <SmallNumber
              key={tempo}
              label={t("rules.tier", { tempo: t(`tempo.${tempo}`) })}
              value={rules.defaultTier[tempo]}
              onChange={(tier) => change({ defaultTier: { ...rules.defaultTier, [tempo]: tier ?? 1 } })}
            />
          ))}
        </div>
        <Switch
          label={t("rules.fifo")}
          why={t("rules.fifoWhy")}
          checked={rules.fifoAcrossChannels}
          onChange={(fifoAcrossChannels) => change({ fifoAcrossChannels })}
        />
        <Urgency rules={rules} onChange={(urgency) => change({ urgency })} />
        <CapacityGrid value={rules.capacity} onChange={(capacity) => change({ capacity })} />
      </div>
      {rules.changedAt ? (
        <p className={styles.quiet}>
          {t("admin.lastChange")}:{" "}
          {t("admin.changedBy", {
            when: dateTime(rules.changedAt, t.language),
            who: rules.changedBy ?? t("admin.none"),
          })}
        </p>
      ) : null}
      {hasChanged ? (
        <SaveBar hasChanged busy={save.isPending} error={save.error} onDiscard={() => setRules(known)} />
      ) : null}
      <LeaveGuard active={hasChanged && !save.isPending} saved={saved} />
    </form>
  );
}

function Urgency(props: { rules: RoutingRules; onChange: (urgency: Record<string, number>) => void }) {
  const { rules, onChange } = props;
  const t = useAdminT();
  const kinds = useQuery(kindsQuery(t.language)).data?.items ?? [];
  return (
    <>
      <h2>{t("rules.urgency")}</h2>
      <p className={own.why}>{t("rules.urgencyWhy")}</p>
      <div className={own.fields}>
        {kinds.map(({ type, name }) => (
          <SmallNumber
            key={type}
            label={name}
            value={rules.urgency[type] ?? 1}
            step={0.1}
            onChange={(factor) => onChange({ ...rules.urgency, [type]: factor ?? 1 })}
          />
        ))}
      </div>
    </>
  );
}

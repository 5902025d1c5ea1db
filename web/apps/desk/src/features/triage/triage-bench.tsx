import type { TriageOutcome, TriageRule, TriageTrial } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { channelsResource } from "../../shared/admin/resources.ts";
import fields from "../../shared/admin/small-fields.module.css";
import { SmallNumber, SmallSelect, SmallText } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { kindsQuery } from "../../shared/channel-kinds.ts";
import { problemText } from "../../shared/problem-text.ts";
import { useSettled } from "../../shared/use-settled.ts";
import { details, isUnfinished, trimmed } from "./rules.ts";
import styles from "./triage.module.css";
import { detailInWords } from "./words.ts";

type Asked = Pick<TriageTrial, "language" | "value" | "text" | "attributes"> & { channelId: string };

/** What would a contact like this get? */
export function TriageBench({ rules }: { rules: readonly TriageRule[] }) {
  const t = useAdminT();
  const desk = useT();
  const [asked, setAsked] = useState<Asked>({
    channelId: "",
    language: t.language,
    value: null,
    text: "",
    attributes: {},
  });
  const channels =
    useQuery({ queryKey: [channelsResource.path, "whole"], queryFn: () => channelsResource.list() }).data
      ?.items ?? [];
  const kinds = useQuery(kindsQuery(t.language)).data?.items ?? [];
  const channel = channels.find(({ id }) => id === asked.channelId) ?? channels[0];
  const kind = kinds.find(({ type }) => type === channel?.type);
  const settled = useSettled({ rules, asked }, 300);
  const said = Object.fromEntries(
    Object.entries(settled.asked.attributes).filter(([, value]) => value !== ""),
  );
  const outcome = useQuery({
    queryKey: ["triage", "trial", channel?.id, kind?.type, settled],
    queryFn: () =>
      request<TriageOutcome>("POST", "/triage-rules/trial", {
        body: {
          ...settled.asked,
          rules: trimmed(settled.rules),
          queueId: channel?.queueId,
          channelId: channel?.id,
          tempo: kind?.capabilities.tempo,
          attributes: said,
        },
      }),
    enabled:
      channel !== undefined &&
      kind !== undefined &&
      settled.asked.language.trim() !== "" &&
      !isUnfinished(settled.rules),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const change = (part: Partial<Asked>) => setAsked({ ...asked, ...part });
  return (
    <section className={styles.bench} aria-labelledby="triage-bench">
      <h2 id="triage-bench">{t("triage.bench")}</h2>
      <p className={styles.quiet}>{t("triage.benchWhy")}</p>
      <div className={fields.row}>
        <SmallSelect
          label={t("triage.benchChannel")}
          value={channel?.id ?? ""}
          options={channels.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(channelId) => change({ channelId })}
        />
        <SmallText
          label={t("triage.benchLanguage")}
          value={asked.language}
          onChange={(language) => change({ language })}
        />
        <SmallNumber
          label={t("triage.benchValue")}
          value={asked.value}
          onChange={(value) => change({ value })}
        />
        <SmallText label={t("triage.benchText")} value={asked.text} onChange={(text) => change({ text })} />
        {details.map((name) => (
          <SmallText
            key={name}
            label={detailInWords(name, t)}
            value={asked.attributes[name] ?? ""}
            onChange={(value) => change({ attributes: { ...asked.attributes, [name]: value } })}
          />
        ))}
      </div>
      {outcome.error ? (
        <p className={styles.quiet}>{problemText(outcome.error, desk)}</p>
      ) : outcome.data ? (
        <Gets outcome={outcome.data} />
      ) : null}
    </section>
  );
}

const decided = ["queue", "tier", "priority", "value", "labels", "skills"] as const;

function Gets({ outcome }: { outcome: TriageOutcome }) {
  const t = useAdminT();
  const tier =
    outcome.tier === null || outcome.tier === undefined
      ? t("triage.usualTier")
      : outcome.tier === 0
        ? t("gets.emergency")
        : t("gets.tier", { tier: outcome.tier });
  const list = new Intl.ListFormat(t.language);
  return (
    <div role="status">
      <p>{t("triage.benchGets", { queue: outcome.queue, tier })}</p>
      {outcome.applied.length === 0 ? (
        <p className={styles.quiet}>{t("triage.noRule")}</p>
      ) : (
        <ul className={styles.plain}>
          {outcome.applied.map((one) => (
            <li key={one.rule}>
              {t("triage.decidedBy", {
                rule: one.rule,
                what: list.format(
                  decided.filter((word) => one.decided.includes(word)).map((word) => t(`decided.${word}`)),
                ),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

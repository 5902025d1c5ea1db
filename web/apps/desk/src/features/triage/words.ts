import type { Condition, Treatment, TriageRule } from "@parley/api";
import type { AdminTranslator } from "@parley/i18n/admin";
import { details, written } from "./rules.ts";

/** How things are called, by id. */
export interface Called {
  channels: ReadonlyMap<string, string>;
  queues: ReadonlyMap<string, string>;
  skills: ReadonlyMap<string, string>;
}

const some = (all: readonly string[], t: AdminTranslator, type: "conjunction" | "disjunction") =>
  all.length === 0 ? "…" : new Intl.ListFormat(t.language, { type }).format(all);

export function detailInWords(name: string, t: AdminTranslator): string {
  const known = details.find((one) => one === name);
  return known ? t(`detail.${known}`) : `“${name}”`;
}

function conditionInWords(condition: Condition, called: Called, t: AdminTranslator): string {
  const list = (all: readonly string[]) => some(written(all), t, "disjunction");
  switch (condition.type) {
    case "channel":
      return t("said.channel", {
        list: list(condition.channelIds.map((id) => called.channels.get(id) ?? "?")),
      });
    case "tempo":
      return t("said.tempo", { list: list(condition.tempi.map((tempo) => t(`tempo.${tempo}`))) });
    case "language":
      return t("said.language", { list: list(condition.languages) });
    case "value": {
      const { atLeast: from, atMost: to } = condition;
      if (from !== null && to !== null) return t("said.valueBetween", { from, to });
      return to === null ? t("said.valueFrom", { from: from ?? 0 }) : t("said.valueTo", { to });
    }
    case "words":
      return t("said.words", { list: list(condition.anyOf) });
    case "attribute":
      return t(`said.${condition.match}`, {
        detail: detailInWords(condition.name, t),
        list: list(condition.anyOf),
      });
  }
}

function treatmentInWords(gets: Treatment, called: Called, t: AdminTranslator): string {
  const parts: string[] = [];
  if (gets.queueId !== null) parts.push(t("gets.queue", { queue: called.queues.get(gets.queueId) ?? "?" }));
  if (gets.tier !== null)
    parts.push(gets.tier === 0 ? t("gets.emergency") : t("gets.tier", { tier: gets.tier }));
  if (gets.priority !== null && gets.priority >= 0) parts.push(t("gets.ahead", { minutes: gets.priority }));
  if (gets.priority !== null && gets.priority < 0) parts.push(t("gets.back", { minutes: -gets.priority }));
  if (gets.value !== null) parts.push(t("gets.value", { value: gets.value }));
  const labels = written(gets.labels);
  if (labels.length > 0) parts.push(t("gets.labels", { list: some(labels, t, "conjunction") }));
  const skills = Object.entries(gets.skills).map(([id, level]) =>
    t("gets.skill", { skill: called.skills.get(id) ?? "?", level }),
  );
  if (skills.length > 0) parts.push(t("gets.skills", { list: some(skills, t, "conjunction") }));
  return parts.length === 0 ? t("triage.nothing") : some(parts, t, "conjunction");
}

/** A rule as people say it. */
export function ruleInWords(rule: TriageRule, called: Called, t: AdminTranslator): string {
  const gets = treatmentInWords(rule.gets, called, t);
  return rule.when.length === 0
    ? t("triage.always", { gets })
    : t("triage.sentence", {
        when: some(
          rule.when.map((condition) => conditionInWords(condition, called, t)),
          t,
          "conjunction",
        ),
        gets,
      });
}

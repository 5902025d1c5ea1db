import type { StrategyDefinition, StrategyStep, Whom } from "@parley/api";
import type { AdminTranslator } from "@parley/i18n/admin";

/** How things are called, by id. */
export interface Called {
  agents: ReadonlyMap<string, string>;
  queues: ReadonlyMap<string, string>;
  skills: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
}

type Words = (ids: readonly string[], names: ReadonlyMap<string, string>, t: AdminTranslator) => string;

const all: Words = (ids, names, t) =>
  ids.length === 0
    ? t("strategies.nobody")
    : new Intl.ListFormat(t.language, { type: "conjunction" }).format(ids.map((id) => names.get(id) ?? "?"));

/** Who is asked, as part of a sentence. */
export function whoInWords(whom: Whom, called: Called, t: AdminTranslator): string {
  switch (whom.type) {
    case "everybody":
    case "members":
    case "asked-skills":
    case "last-agent":
    case "owner":
    case "preferred":
      return t(`whom.${whom.type}`);
    case "fewer-skills": {
      const skills = whom.without?.length ? all(whom.without, called.skills, t) : null;
      if (whom.level === null) {
        return skills ? t("strategies.saysWithout", { skills }) : t("whom.asked-skills");
      }
      const level = whom.level;
      return skills
        ? t("strategies.saysLessWithout", { skills, level })
        : t("strategies.saysLess", { level });
    }
    case "agents":
      return t("strategies.saysAgents", { names: all(whom.agentIds, called.agents, t) });
    case "queue":
      return t("strategies.saysQueue", { queue: called.queues.get(whom.queueId) ?? "?" });
    case "skill":
      return t("strategies.saysSkill", {
        skill: called.skills.get(whom.skillId) ?? "?",
        level: whom.minimum,
      });
    case "team":
      return t("strategies.saysTeams", { teams: all(whom.teamIds, called.teams, t) });
    case "attribute":
      return t("strategies.saysAttribute", {
        attribute: attributeName(whom.attribute, t),
        values: whom.values.length === 0 ? t("strategies.nobody") : whom.values.join(" / "),
      });
    case "not":
      return t("strategies.saysNot", { part: whoInWords(whom.part, called, t) });
    case "expression":
      return t("strategies.saysExpression", { text: whom.text === "" ? "…" : whom.text });
    case "all":
    case "any":
      return group(whom, called, t);
  }
}

function group(whom: Whom & { type: "all" | "any" }, called: Called, t: AdminTranslator): string {
  if (whom.parts.length === 0) return t("strategies.nobody");
  const parts = whom.parts.map((part) => {
    const words = whoInWords(part, called, t);
    const isGroup = (part.type === "all" || part.type === "any") && part.parts.length > 1;
    return isGroup ? `(${words})` : words;
  });
  return whom.type === "all"
    ? parts.reduce((all, part) => t("strategies.saysBoth", { all, part }))
    : new Intl.ListFormat(t.language, { type: "disjunction" }).format(parts);
}

export function attributeName(attribute: string, t: AdminTranslator): string {
  return attribute === "language" || attribute === "site" || attribute === "group"
    ? t(`attribute.${attribute}`)
    : attribute;
}

/** A step as a person reads it. */
export function stepInWords(step: StrategyStep, number: number, called: Called, t: AdminTranslator): string {
  const who = whoInWords(step.who, called, t);
  const seconds = step.expirySeconds ?? 0;
  const says = [seconds > 0 ? t("strategies.askFor", { who, seconds }) : t("strategies.askForever", { who })];
  if (step.skipIf === "NOBODY_THERE" || step.skipIf === "NOBODY_FREE") {
    says.push(t(`skipped.${step.skipIf}`));
  }
  if (number > 1) says.push(step.cumulative ? t("strategies.goesOn") : t("strategies.alone"));
  const minutes = step.priorityChange ?? 0;
  if (minutes !== 0) {
    says.push(minutes > 0 ? t("strategies.ahead", { minutes }) : t("strategies.back", { minutes: -minutes }));
  }
  if (step.atExpiry?.type === "queue") {
    says.push(t("strategies.thenQueue", { queue: called.queues.get(step.atExpiry.queueId) ?? "?" }));
  }
  if (step.atExpiry?.type === "leave") {
    says.push(t("strategies.thenLeave", { action: step.atExpiry.action }));
  }
  return says.join(t.language === "zh-CN" ? "" : " ");
}

/** The whole, a line each: what two versions are compared by. */
export function inWords(definition: StrategyDefinition, called: Called, t: AdminTranslator): string[] {
  const order =
    definition.agentOrder === "EXPRESSION"
      ? (definition.orderExpression ?? "…")
      : t(`ordering.${definition.agentOrder}`);
  const lines = definition.steps.map(
    (step, index) =>
      `${t("strategies.step", { number: index + 1 })} · ${stepInWords(step, index + 1, called, t)}`,
  );
  lines.push(t("strategies.orderText", { order }));
  const { broadcast, maxBoostSeconds, tierEscalateSeconds } = definition;
  if (broadcast !== null && broadcast > 1) lines.push(t("strategies.broadcastText", { count: broadcast }));
  if (maxBoostSeconds !== null) lines.push(t("strategies.boostText", { seconds: maxBoostSeconds }));
  if (tierEscalateSeconds !== null) {
    lines.push(t("strategies.escalateText", { seconds: tierEscalateSeconds }));
  }
  return lines;
}

/** The lines that only one of them has. */
export function differing(then: readonly string[], now: readonly string[]) {
  return {
    onlyThen: then.filter((line) => !now.includes(line)),
    onlyNow: now.filter((line) => !then.includes(line)),
  };
}

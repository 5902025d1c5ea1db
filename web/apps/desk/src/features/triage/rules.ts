import type { Condition, Treatment, TriageRule } from "@parley/api";

/** What the channel says of every contact, by the names that the server knows. */
export const details = ["to", "from", "choice"] as const;

export const kinds = ["attribute", "value", "words", "channel", "tempo", "language"] as const;

const nothing: Treatment = { queueId: null, tier: null, priority: null, value: null, labels: [], skills: {} };

export const newRule = (name: string): TriageRule => ({
  name,
  when: [newCondition("attribute")],
  gets: nothing,
  isProtected: false,
});

export function newCondition(type: Condition["type"]): Condition {
  switch (type) {
    case "channel":
      return { type, channelIds: [] };
    case "tempo":
      return { type, tempi: [] };
    case "language":
      return { type, languages: [] };
    case "value":
      return { type, atLeast: 80, atMost: null };
    case "words":
      return { type, anyOf: [] };
    case "attribute":
      return { type, name: "to", match: "IS", anyOf: [] };
  }
}

/** Several in one field, separated by commas of either language. */
export const separated = (text: string) => text.split(/[,，、]/).map((one) => one.trimStart());

/** Without what is not written yet. */
export const written = (all: readonly string[]) => all.map((one) => one.trim()).filter((one) => one !== "");

/** The rules as the server takes them. */
export const trimmed = (rules: readonly TriageRule[]): TriageRule[] =>
  rules.map((rule) => ({
    ...rule,
    when: rule.when.map(withoutGaps),
    gets: { ...rule.gets, labels: written(rule.gets.labels) },
  }));

function withoutGaps(condition: Condition): Condition {
  switch (condition.type) {
    case "language":
      return { ...condition, languages: written(condition.languages) };
    case "words":
    case "attribute":
      return { ...condition, anyOf: written(condition.anyOf) };
    default:
      return condition;
  }
}

/** Whether somebody is still choosing: the server would refuse it. */
export const isUnfinished = (rules: readonly TriageRule[]) =>
  rules.some((rule) => rule.name.trim() === "" || rule.when.some(isEmpty) || decidesNothing(rule.gets));

const isEmpty = (condition: Condition) => {
  switch (condition.type) {
    case "channel":
      return condition.channelIds.length === 0;
    case "tempo":
      return condition.tempi.length === 0;
    case "language":
      return written(condition.languages).length === 0;
    case "value":
      return condition.atLeast === null && condition.atMost === null;
    case "words":
      return written(condition.anyOf).length === 0;
    case "attribute":
      return condition.name.trim() === "" || written(condition.anyOf).length === 0;
  }
};

const decidesNothing = (gets: Treatment) =>
  [gets.queueId, gets.tier, gets.priority, gets.value].every((one) => one === null) &&
  written(gets.labels).length === 0 &&
  Object.keys(gets.skills).length === 0;

/** Moved to another place; protected ones stay above the others. */
export function moved(rules: readonly TriageRule[], from: number, to: number): TriageRule[] {
  const next = [...rules];
  const [rule] = next.splice(from, 1);
  if (rule) next.splice(to, 0, rule);
  return next;
}

/** Those that are protected first, each kind in its order. */
export const protectedFirst = (rules: readonly TriageRule[]): TriageRule[] => [
  ...rules.filter(({ isProtected }) => isProtected),
  ...rules.filter(({ isProtected }) => !isProtected),
];

import type { StepEnd, StrategyDefinition, StrategyStep, Whom } from "@parley/api";

/** Members with the asked skills, as long as nobody says otherwise. */
export const ordinary: Whom = { type: "all", parts: [{ type: "members" }, { type: "asked-skills" }] };

export const freshStep: StrategyStep = {
  who: ordinary,
  expirySeconds: null,
  skipIf: null,
  cumulative: true,
  priorityChange: null,
  atExpiry: null,
};

export const freshDefinition: StrategyDefinition = {
  steps: [freshStep],
  agentOrder: "LONGEST_IDLE",
  orderExpression: null,
  maxBoostSeconds: null,
  tierEscalateSeconds: null,
  broadcast: null,
  names: null,
};

/** What can be chosen; an attribute only where it was said by the API, because people have none in their forms. */
export const kinds = [
  "members",
  "asked-skills",
  "fewer-skills",
  "last-agent",
  "owner",
  "preferred",
  "agents",
  "queue",
  "skill",
  "team",
  "everybody",
  "all",
  "any",
  "not",
  "expression",
] as const satisfies readonly Whom["type"][];

/** A condition of another kind; what fits of the old one stays. */
export function turnInto(old: Whom, type: Whom["type"]): Whom {
  switch (type) {
    case "all":
    case "any":
      return { type, parts: old.type === "all" || old.type === "any" ? old.parts : [old] };
    case "not":
      return { type, part: old };
    case "fewer-skills":
      return { type, level: 1, without: null };
    case "agents":
      return { type, agentIds: [] };
    case "queue":
      return { type, queueId: "" };
    case "skill":
      return { type, skillId: "", minimum: 1 };
    case "team":
      return { type, teamIds: [] };
    case "attribute":
      return { type, attribute: "language", values: [] };
    case "expression":
      return { type, text: "" };
    default:
      return { type };
  }
}

export function endOf(type: StepEnd["type"]): StepEnd {
  if (type === "queue") return { type, queueId: "" };
  return type === "leave" ? { type, action: "callback" } : { type };
}

/** The steps with one of them somewhere else. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined || to < 0 || to > rest.length
    ? [...items]
    : [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** The server could not even read it: something that must be chosen is not. */
export function isUnfinished(definition: StrategyDefinition): boolean {
  const open = (whom: Whom): boolean => {
    if (whom.type === "queue") return whom.queueId === "";
    if (whom.type === "skill") return whom.skillId === "";
    if (whom.type === "not") return open(whom.part);
    return (whom.type === "all" || whom.type === "any") && whom.parts.some(open);
  };
  return definition.steps.some(
    ({ who, atExpiry }) => open(who) || (atExpiry?.type === "queue" && atExpiry.queueId === ""),
  );
}

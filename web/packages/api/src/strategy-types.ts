import type { Known, Schemas, Tempo } from "./types.ts";

export type SkipIf = "NEVER" | "NOBODY_THERE" | "NOBODY_FREE";
export type AgentOrder = Schemas["StrategyDefinition"]["agentOrder"];

/** Who is asked in a step. */
export type Whom =
  | { type: "everybody" | "members" | "asked-skills" | "last-agent" | "owner" | "preferred" }
  | { type: "fewer-skills"; level: number | null; without: string[] | null }
  | { type: "agents"; agentIds: string[] }
  | { type: "queue"; queueId: string }
  | { type: "skill"; skillId: string; minimum: number }
  | { type: "team"; teamIds: string[] }
  | { type: "attribute"; attribute: string; values: string[] }
  | { type: "all" | "any"; parts: Whom[] }
  | { type: "not"; part: Whom }
  | { type: "expression"; text: string };

export type StepEnd =
  | { type: "next-step" }
  | { type: "queue"; queueId: string }
  | { type: "leave"; action: string };

export interface StrategyStep {
  who: Whom;
  expirySeconds: number | null;
  skipIf: SkipIf | null;
  cumulative: boolean;
  priorityChange: number | null;
  atExpiry: StepEnd | null;
}

export interface StrategyDefinition {
  steps: StrategyStep[];
  agentOrder: AgentOrder;
  orderExpression: string | null;
  maxBoostSeconds: number | null;
  tierEscalateSeconds: number | null;
  broadcast: number | null;
  /** What expressions call by name, filled in by the server. */
  names: Record<string, string> | null;
}

type Defined = { definition: StrategyDefinition };
export type Strategy = Known<Schemas["StrategyView"], Defined>;
export type StrategyForm = Known<Schemas["StrategyBody"], Defined>;
export type StrategyVersion = Schemas["Version"];
export type StrategyVersionWhole = Known<Schemas["StrategyVersionView"], Defined>;

/** Something that was found in a strategy, at a step from 1 or about the whole. */
export type Finding = Schemas["StrategyFinding"];
export type StrategyCheck = Schemas["StrategyCheckView"];

/** What one tempo takes of an agent; what is null follows from the rest. */
export interface ChannelShare {
  weight: number | null;
  pausedWeight: number | null;
  most: number | null;
  interruptibleBy: string[];
}

export interface RoutingRules {
  urgency: Record<string, number>;
  fifoAcrossChannels: boolean;
  defaultTier: Record<Tempo, number>;
  capacity: {
    units: number;
    tempi: Record<Tempo, ChannelShare>;
    channels: Record<string, ChannelShare>;
    labelLimits: Record<string, number>;
    rampUp: { perMinute: number; minutes: number } | null;
  };
  changedAt: string | null;
  changedBy: string | null;
}

/** What would become of an item now. */
export interface Trial {
  steps: { number: number; qualified: number; there: number; free: number }[];
  asked: { agentId: string; name: string }[];
  step: number;
  rejected: { reason: string; count: number }[];
  best: { agentId: string; name: string; score: number }[];
}

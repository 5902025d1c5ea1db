import type { Known, Schemas, Tempo } from "./types.ts";

export type Match = "IS" | "STARTS_WITH" | "CONTAINS";

/** What a rule asks about a contact. */
export type Condition =
  | { type: "channel"; channelIds: string[] }
  | { type: "tempo"; tempi: Tempo[] }
  | { type: "language"; languages: string[] }
  | { type: "value"; atLeast: number | null; atMost: number | null }
  | { type: "words"; anyOf: string[] }
  | { type: "attribute"; name: string; match: Match; anyOf: string[] };

/** What a contact gets; what is null or empty is left to other rules. */
export interface Treatment {
  queueId: string | null;
  tier: number | null;
  priority: number | null;
  value: number | null;
  labels: string[];
  skills: Record<string, number>;
}

export interface TriageRule {
  name: string;
  when: Condition[];
  gets: Treatment;
  isProtected: boolean;
}

export type TriageRules = Known<Schemas["TriageView"], { rules: TriageRule[] }>;

/** A contact that does not exist, and what it would get. */
export interface TriageTrial {
  rules: TriageRule[];
  queueId: string;
  channelId: string | null;
  tempo: Tempo;
  language: string;
  value: number | null;
  text: string;
  attributes: Record<string, string>;
}
export type TriageOutcome = Schemas["TriageOutcome"];

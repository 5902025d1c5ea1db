import type { Capabilities, Known, Language, Named, Schemas } from "./types.ts";

/** What every object of the administration carries. */
export interface Entity {
  id: string;
  changedAt?: string | null;
  changedBy?: string | null;
}

export interface StaffMember extends Known<Named<Schemas["PersonView"]>, { language: Language }> {
  alias: string | null;
  isAgent: boolean;
  teamIds: string[];
  skills: { skillId: string; level: number }[];
  maxLoad: { liveText: number };
}

export type StaffForm = Omit<StaffMember, "id" | "changedAt" | "changedBy" | "password">;

export type Team = Schemas["Team"];
export type TeamForm = Required<Schemas["TeamBody"]>;
export type Skill = Schemas["Skill"];
/** A queue as its administrators get it, with everything that others are not shown. */
export type QueueSettings = Required<Schemas["QueueView"]>;
export type SurgeBoard = Schemas["SurgeBoard"];
export type SurgeColumn = Schemas["SurgeColumn"];
export type SurgeMove = Schemas["SurgeMove"];
export type WellbeingLimits = Schemas["WellbeingLimits"];
export type WellbeingLimitsForm = Required<Schemas["WellbeingLimitsForm"]>;
export type AgentStrain = Schemas["AgentStrain"];
export type OwnRest = Schemas["OwnRestView"];
export type SurgeRule = Schemas["SurgeRule"];
export type SurgeFigure = SurgeRule["figure"];
/** A form may stand there before a queue is chosen. */
export type SurgeRuleForm = Known<
  Required<Schemas["SurgeRuleForm"]>,
  { toQueueId: string | null; lenders: SurgeLenderForm[] }
>;
export type SurgeLenderForm = Known<
  Required<Schemas["SurgeLenderForm"]>,
  { queueId: string | null; teamId: string | null }
>;
export type QueueEstimates = Schemas["QueueEstimates"];
export type MetSpan = Schemas["MetSpan"];
export type QueueForm = Required<Schemas["QueueBody"]>;
export type OpeningHours = Schemas["HoursView"];
export type HoursForm = Required<Schemas["HoursBody"]>;
export type CannedReplySettings = Schemas["CannedReply"];
export type CannedForm = Required<Schemas["CannedForm"]>;
export type WrapUpCodeSettings = Schemas["CodeView"];
/** A channel; its settings, by the fields of its kind, are absent in lists. */
export type ChannelSettings = Schemas["ChannelView"];
/** A form may stand there before there is a queue. */
export type ChannelForm = Known<Required<Schemas["NewChannel"]>, { queueId: string | null }>;

/** One setting of a kind of channel, as the server describes it. */
export type ChannelField = Known<Schemas["Field"], { type: ChannelFieldType; fields: ChannelField[] }>;
export type ChannelFieldType = "text" | "boolean" | "number" | "choice" | "secret" | "list" | "group" | "map";
export type ChannelKind = Known<Schemas["KindView"], { capabilities: Capabilities; fields: ChannelField[] }>;

/** Work that is done behind the pages; a dead one waits for somebody. */
export type Job = Schemas["JobView"];
export type AccessToken = Schemas["TokenView"];
export type AuditEvent = Schemas["EventView"];

export type SettingValue = string | number | boolean;
/** A setting: what holds now, and what holds where nobody has changed it; null for secrets. */
export type Setting = Known<
  Schemas["SettingView"],
  { type: SettingType; value: SettingValue | null; standard: SettingValue | null }
>;
export type SettingType = "truth" | "whole" | "text" | "choice" | "span" | "secret";
export type SettingChange = Known<
  Schemas["Change"],
  { before: SettingValue | null; after: SettingValue | null }
>;

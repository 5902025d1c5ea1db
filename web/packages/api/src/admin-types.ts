import type { Capabilities, Language, Role } from "./types.ts";

/** What every object of the administration carries. */
export interface Entity {
  id: string;
  changedAt?: string | null;
  changedBy?: string | null;
}

export interface StaffMember extends Entity {
  login: string;
  name: string;
  alias: string | null;
  roles: Role[];
  language: Language;
  isActive: boolean;
  isAgent: boolean;
  teamIds: string[];
  skills: { skillId: string; level: number }[];
  maxLoad: { liveText: number };
}

export interface Team extends Entity {
  name: string;
  memberIds: string[];
}

export interface Skill extends Entity {
  name: string;
  agents?: number;
}

export interface QueueSettings extends Entity {
  name: string;
  waiting?: number;
  hoursId: string | null;
  targetPercent: number;
  targetSeconds: number;
  offerSeconds: number;
  wrapUpSeconds: number;
  members: { agentId: string; priority: number; delaySeconds: number }[];
  skills: { skillId: string; minimum: number }[];
  wrapUpCodeIds: string[];
}

export interface OpeningHours extends Entity {
  name: string;
  timeZone: string;
  /** Monday is 1. */
  week: { day: number; from: string; to: string }[];
  exceptions: { date: string; from: string | null; to: string | null; name: string }[];
}

export interface CannedReplySettings extends Entity {
  shortcut: string;
  title: string;
  text: string;
  language: Language | null;
  queueId: string | null;
}

export interface WrapUpCodeSettings extends Entity {
  name?: string;
  names: Record<Language, string>;
  uses?: number;
}

export interface ChannelSettings extends Entity {
  type: string;
  name: string;
  queueId: string | null;
  isEnabled: boolean;
  /** By the fields of the channel's kind; absent in lists. */
  settings?: Record<string, unknown> | null;
}

/** One setting of a kind of channel, as the server describes it. */
export interface ChannelField {
  key: string;
  name: string;
  why: string;
  type: "text" | "boolean" | "number" | "choice" | "secret" | "list" | "group" | "map";
  default: unknown;
  choices: string[];
  least: number | null;
  most: number | null;
  fields: ChannelField[];
}

export interface ChannelKind {
  type: string;
  name: string;
  why: string;
  capabilities: Capabilities & { followsStream: boolean };
  fields: ChannelField[];
}

/** Work that is done behind the pages; a dead one waits for somebody. */
export interface Job {
  id: string;
  kind: string;
  key: string;
  state: string;
  by: string;
  attempts: number;
  createdAt: string;
  dueAt: string;
  endedAt: string | null;
  why: string | null;
}

export interface AccessToken extends Entity {
  name: string;
  owner?: { id: string; name: string };
  roles: Role[] | null;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

export interface AuditEvent {
  id: string;
  at: string;
  actor: { kind: string; id: string | null; name: string };
  action: string;
  object: { kind: string; id: string; name: string | null };
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export type SettingValue = string | number | boolean;

export interface Setting {
  key: string;
  group: string;
  name: string;
  why: string;
  type: "truth" | "whole" | "text" | "choice" | "span" | "secret";
  unit: string;
  /** What holds now and what holds where nobody has changed it; null for secrets. */
  value: SettingValue | null;
  standard: SettingValue | null;
  isSet: boolean;
  least: number | null;
  most: number | null;
  choices: string[];
  changedAt: string | null;
  changedBy: string | null;
}

export interface SettingChange {
  id: number;
  at: string;
  by: string;
  before: SettingValue | null;
  after: SettingValue | null;
}

import type { Language, Role } from "./types.ts";

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

export interface WidgetTexts {
  title?: string;
  greeting?: string;
  offline?: string;
  privacy?: string;
}

export interface ChannelSettings extends Entity {
  type: string;
  name: string;
  queueId: string | null;
  isEnabled: boolean;
  settings?: {
    colour: string;
    askName: boolean;
    askContact: boolean;
    asksRating: boolean;
    privacyUrl: string | null;
    allowedOrigins: string[];
    texts: Partial<Record<Language, WidgetTexts>>;
  };
}

export interface AccessToken extends Entity {
  name: string;
  roles: Role[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

export interface AuditEvent {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
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
  type: "boolean" | "number" | "text" | "choice" | "duration";
  unit: string | null;
  choices: { value: string; name: string }[] | null;
  default: SettingValue;
  value: SettingValue;
  changedAt: string | null;
  changedBy: string | null;
}

/**
 * The wire types, as `docs/api/openapi.json` describes them. This file is the only place that knows
 * how they come to be: it will be re-exported from the generated schema, and nothing else changes.
 */

import type { PageView } from "./customer-types.ts";

export type Role = "administrator" | "supervisor" | "agent";
export type Language = "en" | "zh-CN";

export interface Person {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  language: Language;
}

export interface Session {
  person: Person;
  permissions: string[];
  /** What has to be done before anything else. */
  limit?: "password-change" | "second-factor" | null;
  /** Only people who take work have one. */
  agentId?: string;
  /** Whose centre it is, and what its forms begin with. */
  centre?: { name: string; language: Language; timeZone: string };
  /** Present only in a demo centre: the web chat channel that the tour page talks to. */
  demo?: { channelId: string };
}

/** One of the places in which a person is signed in. */
export interface OwnSession {
  id: string;
  browser: string;
  address: string | null;
  createdAt: string;
  lastUsedAt: string | null;
  isCurrent: boolean;
}

export interface SecondFactor {
  isOn: boolean;
  isAvailable: boolean;
  recoveryCodesLeft: number;
}

export type PresenceState =
  | "available"
  | "busy"
  | "break"
  | "meal"
  | "meeting"
  | "training"
  | "away"
  | "offline";

export type RoutingStatus = "off-queue" | "idle" | "interacting" | "not-responding";

export interface Presence {
  agentId: string;
  state: PresenceState;
  reason: string | null;
  since: string;
  notResponding: boolean;
  routingStatus?: RoutingStatus;
  load?: { active: number; max: number };
}

export type Tempo = "REAL_TIME" | "LIVE_TEXT" | "DEFERRED";
export type WorkState =
  | "QUEUED"
  | "OFFERED"
  | "ACTIVE"
  | "HELD"
  | "WRAP_UP"
  | "PARKED"
  | "COMPLETED"
  | "ABANDONED";

export interface OfferReason {
  code: string;
  arguments: Record<string, string | number | boolean | null>;
}

export interface Offer {
  id: string;
  offeredAt: string;
  deadline: string;
  reasons: OfferReason[];
}

export interface WorkItem {
  id: string;
  conversationId: string;
  queueId: string;
  queue: string;
  channel: string;
  channelName: string;
  tempo: Tempo;
  state: WorkState;
  priority: number;
  tier: number;
  /** The customer's name; null where nobody has said it. */
  title: string | null;
  preview: string | null;
  language: string | null;
  queuedAt: string;
  targetAt: string | null;
  agentId: string | null;
  since: string;
  /** When the paperwork ends by itself. */
  wrapUpUntil?: string | null;
  offer: Offer | null;
}

export interface Capabilities {
  maxLength: number;
  acceptsFiles: boolean;
  showsTyping: boolean;
  tempo: Tempo;
}

export interface Conversation {
  id: string;
  state: "OPEN" | "CLOSED";
  channel: string;
  channelId: string;
  channelName: string;
  customer: { id: string; name: string | null; language: string | null };
  agentId: string | null;
  agentName: string | null;
  queueId: string | null;
  queue: string | null;
  openedAt: string;
  closedAt: string | null;
  lastSeq: number;
  customerSeenSeq: number;
  waitingSince: string | null;
  lastEntry: Entry | null;
  capabilities: Capabilities;
}

export type AuthorKind = "customer" | "agent" | "bot" | "system";

export interface Author {
  kind: AuthorKind;
  id: string | null;
  name: string | null;
}

export type Content =
  | { type: "text"; text: string }
  | { type: "note"; text: string; mentions: string[] }
  | { type: "event"; event: string; arguments: Record<string, string | number | boolean | null> }
  | ({ type: "file"; fileId: string } & FileFacts);

export interface FileFacts {
  name: string;
  size: number;
  mediaType: string;
  /** Of pictures, so that their place is known before they are. */
  width?: number | null;
  height?: number | null;
}

export interface StoredFile extends FileFacts {
  id: string;
}

export interface Entry {
  id: string;
  conversationId: string;
  seq: number;
  at: string;
  author: Author;
  visibility: "public" | "internal";
  clientKey: string | null;
  content: Content;
  /** How far it has come on its way to the customer; null where nothing has to be sent. */
  delivery?: Delivery | null;
}

export interface Delivery {
  state: "pending" | "sent" | "delivered" | "seen" | "failed";
  reason: string | null;
  at: string;
}

export interface Queue {
  id: string;
  name: string;
  waiting: number;
  oldestQueuedAt: string | null;
  targetSeconds: number;
  offerSeconds: number;
  wrapUpSeconds: number;
}

export interface Agent {
  id: string;
  name: string;
  /** The name that customers see. */
  alias: string | null;
  presence: Presence | null;
}

export interface CannedReply {
  id: string;
  shortcut: string;
  title: string;
  text: string;
  language: Language | null;
  queueId: string | null;
}

/** What somebody has typed and not yet sent, as the server keeps it. */
export interface StoredDraft {
  conversationId: string;
  mode: "reply" | "note";
  /** Empty in lists. */
  text: string;
  version: number;
  savedAt: string;
}

export interface WrapUpCode {
  id: string;
  name: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface QueueSnapshot {
  id: string;
  name: string;
  waiting: number;
  oldestQueuedAt: string | null;
}

export type OfferOutcome = "accepted" | "declined" | "taken" | "withdrawn" | "timed-out";

/** What the live stream tells, by `kind`. */
export type LiveEvent =
  | { kind: "work-offered"; workItem: WorkItem }
  | { kind: "offer-ended"; workItemId: string; offerId: string; outcome: OfferOutcome; by?: string | null }
  | { kind: "work-changed"; workItem: WorkItem }
  | { kind: "entry"; entry: Entry }
  | { kind: "conversation-changed"; conversation: Conversation }
  | { kind: "presence"; presence: Presence };

export type Snapshot =
  | { kind: "typing"; conversationId: string; author: Author; typing: boolean }
  | { kind: "page"; conversationId: string; page: PageView }
  | { kind: "queues"; items: QueueSnapshot[] };

/** What has happened since the writer of a refused reply had read. */
export interface StaleFacts {
  change: string;
  at: string;
  seq: number;
  by?: string;
}

export interface ProblemBody extends Partial<StaleFacts> {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code: string;
  instance?: string;
  errors?: { field: string; code: string; detail: string }[];
}

/** The simulated customers of a demo centre. */
export interface Simulation {
  running: boolean;
  /** How many are here now. */
  customers: number;
  /** How many have come since the start. */
  visits: number;
}

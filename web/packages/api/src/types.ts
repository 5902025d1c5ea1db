/**
 * The wire types as the pages call them: names for what is generated from `docs/api/openapi.json`.
 * Where the description says only "a text" of a closed set of words, the words stand here.
 */

import type { components } from "../generated/schema.ts";
import type { PageView } from "./customer-types.ts";

export type Schemas = components["schemas"];
/** A generated type of which the pages know more than its description says. */
export type Known<T, Facts> = Omit<T, keyof Facts> & Facts;
/** The named fields only: what is open for more is not described by name. */
export type Named<T> = { [Key in keyof T as string extends Key ? never : Key]: T[Key] };

export type Language = "en" | "zh-CN";
/** A role's id; the centre may have its own beside those that everybody has. */
export type Role = string;

export type Person = Known<Schemas["SignedInPerson"], { language: Language }>;

export interface Session
  extends Known<Named<Schemas["OwnSession"]>, { person: Person; limit: Limit | null }> {
  /** Only people who take work have one. */
  agentId?: string;
  /** Whose centre it is, and what its forms begin with. */
  centre?: { name: string; language: Language; timeZone: string };
  /** Present only in a demo centre: the web chat channel that the tour page talks to. */
  demo?: { channelId: string };
}

/** What has to be done before anything else. */
export type Limit = "password-change" | "second-factor";

/** One of the places in which a person is signed in. */
export type OwnSession = Schemas["SessionView"];
export type SecondFactor = Schemas["SecondFactorView"];

export type PresenceState = Presence["state"];
export type RoutingStatus = "off-queue" | "idle" | "interacting" | "not-responding";
export type Presence = Known<Schemas["PresenceView"], { routingStatus: RoutingStatus }>;

export type Tempo = WorkItem["tempo"];
export type WorkState = WorkItem["state"];
/** What sentences are put together from. */
export type Arguments = Record<string, string | number | boolean | null>;
export type OfferReason = Known<Schemas["Reason"], { arguments: Arguments }>;
export type Offer = Known<Schemas["OfferView"], { reasons: OfferReason[] }>;
export type WorkItem = Known<Schemas["WorkItemView"], { offer: Offer | null }>;

export type Capabilities = Schemas["Capabilities"];
export type Conversation = Known<Schemas["ConversationView"], { lastEntry: Entry | null }>;
/** One of a customer's conversations, with what came of it. */
export type EarlierConversation = Known<Required<Schemas["Earlier"]>, { lastEntry: Entry | null }>;

/** What was decided about a piece of work and why, and what it waits for. */
export type WhyWork = Schemas["WhyWork"];
/** Why nothing is offered to an agent: what waits in their queues, and what stands against it. */
export type WhyIdle = Schemas["WhyIdle"];

export type AuthorKind = Author["kind"];
export type Author = Schemas["Author"];
export type Content =
  | Schemas["Text"]
  | Schemas["Note"]
  | Known<Schemas["Event"], { arguments: Arguments }>
  | Schemas["File"];
export type StoredFile = Schemas["FileView"];
export type FileFacts = Omit<StoredFile, "id">;
export type Entry = Known<Schemas["Entry"], { content: Content }>;
/** How far an entry has come on its way to the customer. */
export type Delivery = Schemas["Delivery"];

export type Queue = Schemas["QueueView"];
export type Agent = Known<Schemas["AgentView"], { presence: Presence | null }>;
export type CannedReply = Schemas["CannedReply"];
/** What somebody has typed and not yet sent, as the server keeps it. */
export type StoredDraft = Schemas["Draft"];
export type WrapUpCode = Schemas["CodeView"];

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
  | { kind: "customer-history"; customerId: string }
  | { kind: "presence"; presence: Presence }
  | { kind: "rest"; rest: Schemas["OwnRest"] | null };

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

/** The simulated customers of a demo centre: how many are here now, and how many have come. */
export type Simulation = Schemas["State"];

import type {
  Entry,
  ToldWait,
  VisitorApi,
  VisitorConversation,
  VisitorSnapshot,
  WidgetSettings,
} from "@parley/api";
import type { LiveState } from "@parley/live";
import type { Chat } from "./chat.ts";
import type { PendingMessage, VisitorMemory, VisitorStorage } from "./storage.ts";

export interface ChatState {
  phase: "loading" | "failed" | "ready";
  settings: WidgetSettings | null;
  conversation: VisitorConversation | null;
  entries: readonly Entry[];
  pending: readonly PendingMessage[];
  typing: string | null;
  live: LiveState;
  /** The place in line, 1 is next; null once a person has it. */
  position: number | null;
  /** When the place was last told. */
  positionAt: number | null;
  /** What the centre says of the wait; null until it has said anything. */
  toldWait: ToldWait | null;
  attachments: readonly Attachment[];
  /** Why nothing can be sent now, in the visitor's language. */
  refusal: string | null;
  memory: VisitorMemory;
}

/** A file that the visitor has chosen; with its id once the server holds it. */
export interface Attachment {
  key: string;
  name: string;
  size: number;
  file: File;
  fileId: string | null;
  /** Why it was refused; empty where the line was cut. */
  problem: string | null;
}

/** The stream, as the chat uses it. */
export interface ChatStream {
  start(): void;
  stop(): void;
  typing(typing: boolean): void;
}

export interface ChatPorts {
  api: VisitorApi;
  storage: VisitorStorage;
  language: string;
  openStream: (chat: Chat) => ChatStream;
  page: () => { url: string; title: string };
  /** The host page's origin. */
  origin: string | null;
  /** Tells the host page's developer that its signed identity was refused. */
  onIdentityRefused?: (reason: string) => void;
}

/** Where in the line the visitor stands, and what is said of the wait. */
export type Standing = Omit<Extract<VisitorSnapshot, { kind: "position" }>, "kind">;

export function emptyState(memory: VisitorMemory): ChatState {
  return {
    phase: "loading",
    settings: null,
    conversation: null,
    entries: [],
    pending: memory.pending,
    typing: null,
    live: "closed",
    position: null,
    positionAt: null,
    toldWait: null,
    attachments: [],
    refusal: null,
    memory,
  };
}

/** The visitor's words wait for somebody to be there: the timeline says so, whatever this page knew of the hours. */
export function isHeld({ conversation, entries, position }: ChatState): boolean {
  if (conversation?.state !== "OPEN" || conversation.agentName !== null || position !== null) return false;
  const steps = entries.flatMap(({ content }) => (content.type === "event" ? [content.event] : []));
  return steps.findLast((event) => event === "held" || event === "queued") === "held";
}

/** Words of the other side that this visitor has not seen. */
export function unreadCount({ entries, memory }: ChatState): number {
  return entries.filter(
    (entry) =>
      entry.seq > memory.readSeq && entry.author.kind !== "customer" && entry.content.type !== "event",
  ).length;
}

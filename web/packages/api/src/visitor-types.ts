import type { Author, Entry, Language } from "./types.ts";

export interface WidgetSettings {
  name: string;
  languages: Language[];
  texts?: Partial<Record<"title" | "greeting" | "offline" | "privacy", string>>;
  colour: string | null;
  preChat: { askName: boolean; askContact: boolean };
  privacyUrl: string | null;
  isOpen: boolean;
  /** When the doors open again; absent where nobody knows. */
  opensAt?: string | null;
  asksRating?: boolean;
  maxLength: number;
  acceptsFiles: boolean;
}

export interface VisitorConversation {
  id: string;
  state: "OPEN" | "CLOSED";
  agentName: string | null;
  openedAt: string;
  closedAt: string | null;
  lastSeq: number;
  staffSeenSeq: number;
}

/** What a visitor finds on return. */
export interface VisitorState {
  conversation: VisitorConversation | null;
  /** The place in line, 1 is next; null once a person has it. */
  position: number | null;
  /** A range, or nothing: never a guess. */
  estimate?: { fromMinutes: number; toMinutes: number } | null;
  rated?: boolean;
  items: Entry[];
  next: string | null;
}

/** What visitors get of passing things. */
export type VisitorSnapshot =
  | { kind: "typing"; conversationId: string; author: Author; typing: boolean }
  | { kind: "position"; conversationId: string; position: number };

/** The visitor's stream: public entries and their own conversation only. */
export type VisitorEvent =
  | { kind: "entry"; entry: Entry }
  | { kind: "conversation-changed"; conversation: VisitorConversation };

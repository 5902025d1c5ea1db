import type { Author, Entry, Known, Language, Schemas } from "./types.ts";

export type WidgetSettings = Known<Schemas["SettingsView"], { languages: Language[] }>;
export type VisitorConversation = Schemas["CustomerConversation"];

/** What a visitor finds on return: the place in line is 1 for who is next, null once a person has it. */
export interface VisitorState extends Known<Schemas["OwnConversation"], { items: Entry[] }> {
  toldWait: ToldWait | null;
}

/** What a visitor was told last of the wait, as a sentence in their language. */
export type ToldWait = Schemas["ToldWait"];

/** What visitors get of passing things. */
export type VisitorSnapshot =
  | { kind: "typing"; conversationId: string; author: Author; typing: boolean }
  | { kind: "position"; conversationId: string; position: number; toldWait: ToldWait | null };

/** The visitor's stream: public entries and their own conversation only. */
export type VisitorEvent =
  | { kind: "entry"; entry: Entry }
  | { kind: "conversation-changed"; conversation: VisitorConversation };

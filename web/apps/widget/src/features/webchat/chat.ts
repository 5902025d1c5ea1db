import {
  type Entry,
  fetchBlob,
  idempotencyKey,
  isTransient,
  Problem,
  type VisitorConversation,
  type VisitorEvent,
} from "@parley/api";
import { type LiveState, mergeEntries } from "@parley/live";
import { changed, newAttachment, sendFile } from "./attaching.ts";
import { type ChatPorts, type ChatState, type ChatStream, emptyState, type Standing } from "./chat-state.ts";
import { firstUnsent, marked, message } from "./pending.ts";
import { refusalOf } from "./refusals.ts";
import type { PendingMessage, VisitorMemory } from "./storage.ts";
import { Visit } from "./visit.ts";

const AGAIN_MS = 3_000;

/** The visitor's conversation: one state that screens draw, and the few things a visitor can do. */
export class Chat {
  readonly #ports: ChatPorts;
  readonly #listeners = new Set<() => void>();
  #state: ChatState;
  #stream: ChatStream | null = null;
  #sending = false;
  readonly #visit: Visit;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: ChatPorts) {
    this.#ports = ports;
    this.#state = emptyState(ports.storage.read());
    this.#visit = new Visit(ports, {
      memory: () => this.#state.memory,
      remember: (change) => this.remember(change),
      leave: () => this.#leave(),
    });
  }

  get state(): ChatState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  token = (): string | null => this.#state.memory.token;

  async start(): Promise<void> {
    this.#set({ phase: "loading" });
    try {
      await this.readSettings();
      await this.#visit.prove();
      if (this.token()) await this.reload();
      this.#set({ phase: "ready" });
      // The host page may have said it meanwhile.
      await this.#visit.prove();
    } catch {
      this.#set({ phase: "failed" });
      return;
    }
    if (this.token()) this.#listen();
    void this.flush();
  }

  readSettings = async () => this.#set({ settings: await this.#ports.api.settings() });

  stop(): void {
    clearTimeout(this.#again);
    this.#stream?.stop();
  }

  /** The host page says, signed, who is signed in there; null where nobody is any more. */
  async identify(identity: string | null): Promise<void> {
    this.#visit.say(identity);
    if (this.#state.phase === "ready") await this.#visit.prove();
  }

  /** This browser forgets the visitor; what was said stays with the centre. */
  #leave(): void {
    this.#stream?.stop();
    this.#stream = null;
    this.remember({ token: null, readSeq: 0, rated: null, pending: [], draft: "", proved: false });
    this.#set({ conversation: null, entries: [], pending: [], position: null, toldWait: null, typing: null });
  }

  /** The host page shows another address: who answers sees where the visitor is. */
  moved(page: { url: string; title: string }): void {
    if (this.#state.conversation?.state !== "OPEN") return;
    void this.#ports.api.moved(page).catch(() => undefined);
  }

  /** Reads the conversation again: at the start and after each cut, so that nothing depends on what the stream remembers. */
  async reload(): Promise<void> {
    try {
      const { conversation, position, items, toldWait, rated } = await this.#ports.api.conversation();
      const same = conversation?.id === this.#state.conversation?.id;
      this.#set({
        conversation,
        position,
        positionAt: position === null ? null : Date.now(),
        toldWait: toldWait ?? null,
        entries: same ? mergeEntries(this.#state.entries, items) : items,
      });
      if (rated && conversation) this.remember({ rated: conversation.id });
    } catch (error) {
      if (!(error instanceof Problem && error.status === 401)) throw error;
      // The token is no longer known: this visitor begins anew.
      this.#stream?.stop();
      this.#stream = null;
      this.remember({ token: null, readSeq: 0 });
      this.#set({ conversation: null, entries: [] });
    }
  }

  send(text: string, about: { name?: string; contact?: string } = {}): void {
    const words = text.trim();
    const ready = this.#state.attachments.filter((each) => each.fileId !== null);
    if (!words && ready.length === 0) return;
    this.#setPending([
      ...this.#state.pending,
      {
        key: idempotencyKey(),
        text: words,
        at: Date.now(),
        failed: false,
        files: ready.flatMap(({ fileId, name }) => (fileId === null ? [] : [{ id: fileId, name }])),
        ...about,
      },
    ]);
    this.#set({ attachments: this.#state.attachments.filter((each) => each.fileId === null) });
    void this.flush();
  }

  retry(key: string): void {
    this.#setPending(marked(this.#state.pending, key, false));
    void this.flush();
  }

  discard(key: string): void {
    this.#setPending(this.#state.pending.filter((row) => row.key !== key));
  }

  /** Sends what waits, in order and one at a time; the key makes each safe to repeat. */
  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let row = firstUnsent(this.#state.pending); row; row = firstUnsent(this.#state.pending)) {
        if (!(await this.#attempt(row))) return;
      }
    } finally {
      this.#sending = false;
    }
  }

  /** Files are sent when they are chosen, so that the message itself is quick. */
  async attach(file: File): Promise<void> {
    const chosen = newAttachment(file);
    this.#set({ attachments: [...this.#state.attachments, chosen] });
    const change = await sendFile(async () => {
      await this.#enter();
      return this.#ports.api.upload(file, chosen.key);
    });
    this.#set({ attachments: changed(this.#state.attachments, chosen.key, change) });
  }

  file(fileId: string): Promise<Blob> {
    return fetchBlob(this.#ports.api.filePath(fileId), this.token());
  }

  detach(key: string): void {
    this.#set({ attachments: this.#state.attachments.filter((each) => each.key !== key) });
  }

  async rate(conversationId: string, score: number, comment: string): Promise<void> {
    await this.#ports.api.rate({ conversationId, score, comment: comment.trim() || undefined });
    this.remember({ rated: conversationId });
  }

  async end(): Promise<void> {
    await this.#ports.api.end();
    await this.reload();
  }

  /** After the end: the next message opens a new conversation. */
  begin(): void {
    this.#set({ conversation: null, position: null, toldWait: null, entries: [] });
    this.remember({ readSeq: 0 });
  }

  typing(typing: boolean): void {
    this.#stream?.typing(typing);
  }

  seen(seq: number): void {
    if (seq <= this.#state.memory.readSeq) return;
    this.remember({ readSeq: seq });
    void this.#ports.api.seen(seq).catch(() => undefined);
  }

  onEvent(event: VisitorEvent): void {
    if (event.kind === "entry") this.#add(event.entry);
    else this.#setConversation(event.conversation);
  }

  onPosition({ conversationId, position, toldWait }: Standing): void {
    const { conversation } = this.#state;
    if (conversation?.id !== conversationId || conversation.agentName !== null) return;
    this.#set({ position, positionAt: Date.now(), toldWait });
  }

  onTyping(name: string | null): void {
    this.#set({ typing: name });
  }

  onLive(live: LiveState): void {
    this.#set({ live });
  }

  onCaughtUp(): void {
    void this.reload().catch(() => undefined);
    void this.flush();
  }

  async #attempt(row: PendingMessage): Promise<boolean> {
    try {
      await this.#enter();
      const entry = await this.#ports.api.send(message(row), row.key);
      const isFirst = this.#state.conversation === null;
      if (this.#state.refusal) this.#set({ refusal: null });
      this.discard(row.key);
      this.#add(entry);
      if (isFirst) await this.reload();
      return true;
    } catch (error) {
      if (isTransient(error)) {
        // The stream tells when the server is back, but only a request may have gone astray.
        clearTimeout(this.#again);
        this.#again = setTimeout(() => void this.flush(), AGAIN_MS);
        return false;
      }
      if (error instanceof Problem && error.status === 401 && this.token()) {
        this.remember({ token: null });
        return true;
      }
      this.#set({ refusal: refusalOf(error) });
      this.#setPending(marked(this.#state.pending, row.key, true));
      return true;
    }
  }

  async #enter(): Promise<void> {
    await this.#visit.register();
    this.#listen();
  }

  #listen(): void {
    if (this.#stream) return;
    this.#stream = this.#ports.openStream(this);
    this.#stream.start();
  }

  #add(entry: Entry): void {
    const conversation = this.#state.conversation;
    if (conversation && entry.conversationId !== conversation.id) return;
    this.#set({
      entries: mergeEntries(this.#state.entries, [entry]),
      typing: entry.author.kind === "customer" ? this.#state.typing : null,
    });
  }

  /** The place in line ends with the first agent. */
  #setConversation(conversation: VisitorConversation): void {
    const before = this.#state.conversation;
    if (before && before.id !== conversation.id) return;
    const waits = conversation.state === "OPEN" && conversation.agentName === null;
    this.#set(waits ? { conversation } : { conversation, position: null, positionAt: null, toldWait: null });
    if (waits && before?.agentName) void this.reload().catch(() => undefined);
  }

  #setPending(pending: readonly PendingMessage[]): void {
    this.#set({ pending });
    this.remember({ pending: [...pending] });
  }

  /** What this browser keeps: unsent words, what was read, choices. */
  remember(change: Partial<VisitorMemory>): void {
    const memory = { ...this.#state.memory, ...change };
    this.#ports.storage.write(memory);
    this.#set({ memory });
  }

  #set(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

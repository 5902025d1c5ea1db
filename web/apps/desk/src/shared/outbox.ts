import {
  type Entry,
  idempotencyKey,
  isTransient,
  Problem,
  type SendMessage,
  type StaleFacts,
} from "@parley/api";
import { useSyncExternalStore } from "react";
import { type BrowserStore, indexedStore, memoryStore } from "./browser-store.ts";

const AGAIN_MS = 3_000;

export interface Pending extends SendMessage {
  /** The idempotency key: the same for every attempt, so that a retry never doubles. */
  key: string;
  person: string;
  conversationId: string;
  at: number;
  state: "uploading" | "sending" | "waiting" | "failed";
  /** The files that go with it and are not all there yet. */
  uploads?: string[];
  /** The page was left before they were there: only the words are left. */
  isCut?: boolean;
  /** The server's sentence for a refusal. */
  cause?: string;
  /** What has changed since it was written, where that is why it was refused. */
  stale?: StaleFacts;
}

/** A file on its way to the server: asked again it goes on waiting, or tries again where it failed. */
export interface Upload {
  name: string;
  stored: () => Promise<{ id: string }>;
}

export interface OutboxPorts {
  send: (conversationId: string, message: SendMessage, key: string) => Promise<Entry>;
  delivered: (entry: Entry) => void;
  store: BrowserStore<Pending>;
}

/** Messages on their way. They are shown at once, leave in order, survive a reload, and wait out a cut. */
export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #listeners = new Set<() => void>();
  readonly #busy = new Set<string>();
  readonly #uploads = new Map<string, readonly Upload[]>();
  #pending: readonly Pending[] = [];
  #person = "";
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  async open(person: string): Promise<void> {
    this.#person = person;
    const rows = await this.#ports.store.all().catch(() => []);
    const mine = rows
      .map(([, row]) => row)
      .filter((row) => row.person === person)
      .map((row): Pending => (row.state === "uploading" ? { ...row, state: "failed", isCut: true } : row));
    const known = new Set(this.#pending.map((row) => row.key));
    const restored = mine.filter((row) => !known.has(row.key)).sort((a, b) => a.at - b.at);
    this.#replace([...restored, ...this.#pending]);
    this.flush();
  }

  /** Sends a message; with files that are not there yet as soon as they are. */
  add(conversationId: string, message: SendMessage, uploads: readonly Upload[] = []): void {
    const row: Pending = {
      ...message,
      key: idempotencyKey(),
      person: this.#person,
      conversationId,
      at: Date.now(),
      state: uploads.length > 0 ? "uploading" : "sending",
      ...(uploads.length > 0 ? { uploads: uploads.map(({ name }) => name) } : {}),
    };
    if (uploads.length > 0) {
      this.#uploads.set(row.key, uploads);
      void this.#gather(row.key);
    }
    void this.#ports.store.put(row.key, row).catch(() => undefined);
    this.#replace([...this.#pending, row]);
    void this.#run(conversationId);
  }

  /** Tries everything again that only waits: called when the stream is live again. */
  flush(): void {
    for (const row of this.#pending) if (row.state === "waiting") this.#begin(row.key);
    for (const conversation of new Set(this.#pending.map((row) => row.conversationId)))
      void this.#run(conversation);
  }

  retry(key: string): void {
    this.#begin(key);
    const row = this.#pending.find((each) => each.key === key);
    if (row) void this.#run(row.conversationId);
  }

  /** Sends what was refused as stale after its writer has read what changed: a new request, with a new key. */
  sendAnyway(key: string): void {
    const row = this.#pending.find((each) => each.key === key);
    if (!row) return;
    const { text, visibility, mentions, fileIds } = row;
    this.discard(key);
    this.add(row.conversationId, { text, visibility, mentions, fileIds, force: true });
  }

  discard(key: string): void {
    this.#uploads.delete(key);
    void this.#ports.store.remove(key).catch(() => undefined);
    this.#replace(this.#pending.filter((row) => row.key !== key));
  }

  /** Whether a message of this conversation has neither arrived nor failed. */
  isOnItsWay(conversationId: string): boolean {
    return this.#pending.some((row) => row.conversationId === conversationId && row.state !== "failed");
  }

  pending = (): readonly Pending[] => this.#pending;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #begin(key: string): void {
    const hasUploads = this.#uploads.has(key);
    this.#change(key, { state: hasUploads ? "uploading" : "sending", cause: undefined });
    if (hasUploads) void this.#gather(key);
  }

  /** Waits for a message's files; it keeps its place before what was written after it. */
  async #gather(key: string): Promise<void> {
    try {
      const files = await Promise.all((this.#uploads.get(key) ?? []).map((upload) => upload.stored()));
      const row = this.#pending.find((each) => each.key === key);
      if (!row) return;
      this.#uploads.delete(key);
      const ready: Pending = { ...row, state: "sending", fileIds: files.map(({ id }) => id) };
      void this.#ports.store.put(key, ready).catch(() => undefined);
      this.#change(key, ready);
      void this.#run(row.conversationId);
    } catch (error) {
      const row = this.#pending.find((each) => each.key === key);
      if (!row) return;
      if (isTransient(error)) {
        this.#hold(row.conversationId);
        return;
      }
      this.#change(key, { state: "failed", cause: error instanceof Problem ? error.message : String(error) });
      void this.#run(row.conversationId);
    }
  }

  /** One message of a conversation at a time: the customer reads them in the order in which they were written. */
  async #run(conversationId: string): Promise<void> {
    if (this.#busy.has(conversationId)) return;
    this.#busy.add(conversationId);
    try {
      for (let row = this.#next(conversationId); row; row = this.#next(conversationId)) {
        if (!(await this.#attempt(row))) return;
      }
    } finally {
      this.#busy.delete(conversationId);
    }
  }

  #next(conversationId: string): Pending | undefined {
    const next = this.#pending.find(
      (row) =>
        row.conversationId === conversationId && (row.state === "sending" || row.state === "uploading"),
    );
    return next?.state === "sending" ? next : undefined;
  }

  /** False where the rest has to wait. */
  async #attempt(row: Pending): Promise<boolean> {
    const { text, visibility, mentions, fileIds, seenSeq, force } = row;
    try {
      const entry = await this.#ports.send(
        row.conversationId,
        { text, visibility, mentions, fileIds, seenSeq, force },
        row.key,
      );
      this.#ports.delivered(entry);
      this.discard(row.key);
      return true;
    } catch (error) {
      // A lost session is mended by signing in, so the message waits like in a cut.
      if (isTransient(error) || (error instanceof Problem && error.status === 401)) {
        this.#hold(row.conversationId);
        return false;
      }
      this.#change(row.key, {
        state: "failed",
        cause: error instanceof Problem ? error.message : String(error),
        ...(error instanceof Problem && error.stale ? { stale: error.stale } : {}),
      });
      return true;
    }
  }

  /** Nothing of this conversation goes out until the next attempt. */
  #hold(conversationId: string): void {
    const isHeld = (row: Pending) =>
      row.conversationId === conversationId && (row.state === "sending" || row.state === "uploading");
    this.#replace(this.#pending.map((row) => (isHeld(row) ? { ...row, state: "waiting" } : row)));
    // The stream tells when the server is back, but only a request may have gone astray.
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.flush(), AGAIN_MS);
  }

  #change(key: string, change: Partial<Pending>): void {
    this.#replace(this.#pending.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }

  #replace(next: readonly Pending[]): void {
    this.#pending = next;
    for (const listener of this.#listeners) listener();
  }
}

export const outboxStore = (): BrowserStore<Pending> =>
  globalThis.indexedDB ? indexedStore("outbox") : memoryStore();

export function useOutbox(outbox: Outbox): readonly Pending[] {
  return useSyncExternalStore(outbox.subscribe, outbox.pending);
}

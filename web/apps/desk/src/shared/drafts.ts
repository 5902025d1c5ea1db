import { useSyncExternalStore } from "react";
import { type BrowserStore, indexedStore, memoryStore } from "./browser-store.ts";

export type DraftMode = "reply" | "note" | "wrap-up";

interface Draft {
  text: string;
  at: number;
  /** The server's version that this one follows; absent where the server knows none. */
  version?: number;
}

const SAVE_MS = 300;

/**
 * What is typed and not yet sent, by person, conversation and mode: at once in memory, a third of a
 * second later in the browser's own database. A killed tab loses at most that.
 */
export class Drafts {
  readonly #store: BrowserStore<Draft>;
  readonly #drafts = new Map<string, Draft>();
  readonly #dirty = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #person = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #version = 0;
  #savedAt: number | null = null;
  #failed = false;
  #edited: ((conversation: string, mode: DraftMode) => void) | null = null;

  constructor(store: BrowserStore<Draft>) {
    this.#store = store;
  }

  /** Opens the drafts of one person; those of another stay where they are, unread. */
  async open(person: string): Promise<void> {
    this.#person = person;
    try {
      for (const [key, draft] of await this.#store.all()) {
        if (!this.#drafts.has(key)) this.#drafts.set(key, draft);
      }
    } catch {
      this.#failed = true;
    }
    this.#changed();
  }

  text(conversation: string, mode: DraftMode): string {
    return this.#drafts.get(this.#key(conversation, mode))?.text ?? "";
  }

  has(conversation: string): boolean {
    return this.text(conversation, "reply").trim() !== "" || this.text(conversation, "note").trim() !== "";
  }

  set(conversation: string, mode: DraftMode, text: string): void {
    const key = this.#key(conversation, mode);
    if ((this.#drafts.get(key)?.text ?? "") === text) return;
    const version = this.#drafts.get(key)?.version;
    this.#put(key, text, version);
    this.#edited?.(conversation, mode);
  }

  /** The server's version that the draft follows; 0 for none. */
  serverVersion(conversation: string, mode: DraftMode): number {
    return this.#drafts.get(this.#key(conversation, mode))?.version ?? 0;
  }

  /** What the server keeps, taken over as it is. */
  adopt(conversation: string, mode: DraftMode, text: string, version: number): void {
    this.#put(this.#key(conversation, mode), text, version);
  }

  /** Called after each change by the person, not by the server. */
  onEdit(edited: (conversation: string, mode: DraftMode) => void): void {
    this.#edited = edited;
  }

  #put(key: string, text: string, version: number | undefined): void {
    if (text) this.#drafts.set(key, { text, at: Date.now(), ...(version ? { version } : {}) });
    else this.#drafts.delete(key);
    this.#dirty.add(key);
    // Not put off by further typing: who types without a pause must not lose more than one interval.
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_MS);
    this.#changed();
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const keys = [...this.#dirty];
    this.#dirty.clear();
    try {
      await Promise.all(
        keys.map((key) => {
          const draft = this.#drafts.get(key);
          return draft ? this.#store.put(key, draft) : this.#store.remove(key);
        }),
      );
      this.#failed = false;
      if (keys.length > 0) this.#savedAt = Date.now();
    } catch {
      this.#failed = true;
    }
    this.#changed();
  }

  get savedAt(): number | null {
    return this.#savedAt;
  }

  get failed(): boolean {
    return this.#failed;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  version = (): number => this.#version;

  #key(conversation: string, mode: DraftMode): string {
    return `${this.#person}/${conversation}/${mode}`;
  }

  #changed(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}

export const drafts = new Drafts(globalThis.indexedDB ? indexedStore("drafts") : memoryStore());

globalThis.addEventListener?.("pagehide", () => void drafts.flush());

/** Re-renders when any draft changes between empty and not, or is saved. */
export function useDraftMark(conversation: string): boolean {
  return useSyncExternalStore(drafts.subscribe, () => drafts.has(conversation));
}

import { Problem, type StoredDraft } from "@parley/api";
import { useEffect, useSyncExternalStore } from "react";
import { api } from "./api.ts";
import { type DraftMode, type Drafts, drafts } from "./drafts.ts";

type Mode = StoredDraft["mode"];

export interface DraftPorts {
  list: () => Promise<{ items: StoredDraft[] }>;
  get: (conversation: string, mode: Mode) => Promise<StoredDraft>;
  save: (
    conversation: string,
    mode: Mode,
    text: string,
    version: number,
    last: boolean,
  ) => Promise<StoredDraft>;
  remove: (conversation: string, mode: Mode, version: number) => Promise<void>;
}

const SAVE_MS = 1000;

/**
 * Keeps drafts on the server, a second after the last key. A newer one from another device is
 * offered, and neither side is overwritten before the person has chosen.
 */
export class DraftSync {
  readonly #drafts: Drafts;
  readonly #ports: DraftPorts;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #busy = new Set<string>();
  readonly #known = new Map<string, number>();
  readonly #offers = new Map<string, StoredDraft>();
  readonly #listeners = new Set<() => void>();

  constructor(of: Drafts, ports: DraftPorts) {
    this.#drafts = of;
    this.#ports = ports;
    of.onEdit((conversation, mode) => this.#edited(conversation, mode));
  }

  /** Takes over what other devices have begun. */
  async open(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#known.clear();
    this.#offers.clear();
    this.#tell();
    const { items } = await this.#ports.list().catch(() => ({ items: [] }));
    for (const { conversationId, mode, version } of items) {
      if (version !== this.#version(conversationId, mode)) await this.check(conversationId, mode);
    }
  }

  /** Asks whether another device knows a newer draft. */
  async check(conversation: string, mode: Mode): Promise<void> {
    try {
      this.#met(await this.#ports.get(conversation, mode));
    } catch {
      // None there, or no line: what is typed here stays as it is.
    }
  }

  offer = (conversation: string, mode: Mode): StoredDraft | null =>
    this.#offers.get(`${conversation}/${mode}`) ?? null;

  take(offered: StoredDraft): void {
    this.#adopt(offered);
    this.#dropOffer(offered);
  }

  keepMine(offered: StoredDraft): void {
    this.#known.set(key(offered), offered.version);
    this.#dropOffer(offered);
    void this.#push(offered.conversationId, offered.mode);
  }

  /** Saves at once what still waits: the page is being left. */
  flush(): void {
    for (const waiting of [...this.#timers.keys()]) {
      const [conversation = "", mode] = waiting.split("/");
      void this.#push(conversation, mode as Mode, true);
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #edited(conversation: string, mode: DraftMode): void {
    if (mode === "wrap-up") return;
    const at = `${conversation}/${mode}`;
    clearTimeout(this.#timers.get(at));
    this.#timers.set(
      at,
      setTimeout(() => void this.#push(conversation, mode), SAVE_MS),
    );
  }

  async #push(conversation: string, mode: Mode, last = false): Promise<void> {
    const at = `${conversation}/${mode}`;
    clearTimeout(this.#timers.get(at));
    this.#timers.delete(at);
    if (this.#offers.has(at)) return;
    if (this.#busy.has(at)) {
      this.#edited(conversation, mode);
      return;
    }
    this.#busy.add(at);
    const text = this.#drafts.text(conversation, mode);
    const version = this.#version(conversation, mode);
    try {
      if (text) {
        const saved = await this.#ports.save(conversation, mode, text, version, last);
        this.#known.set(at, saved.version);
        const now = this.#drafts.text(conversation, mode);
        if (now) this.#drafts.adopt(conversation, mode, now, saved.version);
      } else if (version > 0) {
        await this.#ports.remove(conversation, mode, version);
        this.#known.delete(at);
      }
    } catch (error) {
      if (error instanceof Problem && error.code === "draft-changed") await this.check(conversation, mode);
      // Any other failure: the draft is safe in this browser, and the next key tries again.
    } finally {
      this.#busy.delete(at);
    }
  }

  #met(stored: StoredDraft): void {
    const { conversationId, mode, text, version } = stored;
    const mine = this.#drafts.text(conversationId, mode);
    if (version === this.#version(conversationId, mode)) return;
    if (mine === "" || mine === text) {
      this.#adopt(stored);
      return;
    }
    this.#offers.set(key(stored), stored);
    this.#tell();
  }

  #adopt({ conversationId, mode, text, version }: StoredDraft): void {
    this.#known.set(`${conversationId}/${mode}`, version);
    this.#drafts.adopt(conversationId, mode, text, version);
  }

  #dropOffer(offered: StoredDraft): void {
    this.#offers.delete(key(offered));
    this.#tell();
  }

  #version(conversation: string, mode: Mode): number {
    return this.#known.get(`${conversation}/${mode}`) ?? this.#drafts.serverVersion(conversation, mode);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function key({ conversationId, mode }: StoredDraft): string {
  return `${conversationId}/${mode}`;
}

export const draftSync = new DraftSync(drafts, {
  list: api.drafts,
  get: api.draft,
  save: api.saveDraft,
  remove: api.removeDraft,
});

globalThis.addEventListener?.("pagehide", () => draftSync.flush());

/** The newer draft of another device; asked for whenever a composer opens. */
export function useDraftOffer(conversation: string, mode: Mode): StoredDraft | null {
  useEffect(() => void draftSync.check(conversation, mode), [conversation, mode]);
  return useSyncExternalStore(draftSync.subscribe, () => draftSync.offer(conversation, mode));
}

import type { Entry, LiveEvent } from "@parley/api";

export interface Arrival {
  entry: Entry;
  isOpen: boolean;
}

/** The customers' new words in a batch of facts. */
export function arrivals(events: readonly LiveEvent[], openId: string | null): Arrival[] {
  return events.flatMap((event) =>
    event.kind === "entry" && event.entry.author.kind === "customer" && event.entry.content.type !== "event"
      ? [{ entry: event.entry, isOpen: event.entry.conversationId === openId }]
      : [],
  );
}

/** What others say is summed up, or a busy hour would never stop talking. */
export class Summary {
  #messages = 0;
  readonly #conversations = new Set<string>();

  add(entry: Entry): void {
    this.#messages++;
    this.#conversations.add(entry.conversationId);
  }

  take(): { messages: number; conversations: number } | null {
    if (this.#messages === 0) return null;
    const taken = { messages: this.#messages, conversations: this.#conversations.size };
    this.#messages = 0;
    this.#conversations.clear();
    return taken;
  }
}

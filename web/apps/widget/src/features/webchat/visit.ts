import { Problem } from "@parley/api";
import type { ChatPorts } from "./chat-state.ts";
import { needsAnotherVisitor } from "./refusals.ts";
import type { VisitorMemory } from "./storage.ts";

interface Browser {
  memory(): VisitorMemory;
  remember(change: Partial<VisitorMemory>): void;
  /** Forgets the visitor; what was said stays with the centre. */
  leave(): void;
}

/** Who the visitor is to the server: a token of their own, and the host page's word on who is signed in there. */
export class Visit {
  readonly #ports: ChatPorts;
  readonly #browser: Browser;
  #registering: Promise<void> | null = null;
  #identity: string | null = null;
  #told: string | null = null;

  constructor(ports: ChatPorts, browser: Browser) {
    this.#ports = ports;
    this.#browser = browser;
  }

  say(identity: string | null): void {
    this.#identity = identity;
    if (identity === null && this.#browser.memory().proved) this.#browser.leave();
  }

  /** Passes the host page's word on, once. A refusal is the host page's matter: the visitor goes on as a stranger. */
  async prove(): Promise<void> {
    const identity = this.#identity;
    if (identity === null || identity === this.#told || !this.#browser.memory().token) return;
    this.#told = identity;
    try {
      await this.#ports.api.identify(identity);
      this.#browser.remember({ proved: true });
    } catch (error) {
      if (needsAnotherVisitor(error)) {
        this.#told = null;
        this.#browser.leave();
      } else if (error instanceof Problem) this.#ports.onIdentityRefused?.(error.message);
      else this.#told = null;
    }
  }

  /** A visitor exists from the first word on, not from looking at the button. */
  async register(): Promise<void> {
    if (this.#browser.memory().token) return;
    this.#registering ??= this.#ports.api
      .register({
        language: this.#ports.language,
        page: this.#ports.page(),
        origin: this.#ports.origin,
      })
      .then(async ({ token }) => {
        this.#told = null;
        this.#browser.remember({ token });
        await this.prove();
      })
      .finally(() => {
        this.#registering = null;
      });
    await this.#registering;
  }
}

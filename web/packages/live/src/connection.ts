import { backoffMs } from "./backoff.ts";
import { ServerClock } from "./server-clock.ts";

export type LiveState = "connecting" | "catching-up" | "live" | "closed";

export interface LiveStatus {
  state: LiveState;
  /** Local time at which the page stopped being live; null while it is. */
  downSince: number | null;
}

/** The part of a WebSocket that the connection uses; tests bring their own. */
export interface SocketLike {
  send(data: string): void;
  close(code?: number): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface LiveHandlers<E, S> {
  /** A numbered fact. Facts may come twice after a cut: apply them by id. */
  onEvent(event: E): void;
  onSnapshot?(snapshot: S): void;
  /** `fresh`: this page holds no state yet, or the server no longer knows our position: load it by HTTP now. */
  onCaughtUp?(fresh: boolean): void;
  onStatus?(status: LiveStatus): void;
  onProblem?(problem: { code: string; status?: number; detail?: string }): void;
}

export interface LiveOptions<E, S> extends LiveHandlers<E, S> {
  url: () => string;
  /** A visitor's token goes into the first frame: a browser cannot set a header on a WebSocket. */
  token?: () => string | null;
  clock?: ServerClock;
  openSocket?: (url: string) => SocketLike;
  random?: () => number;
}

const SILENCE_MS = 15_000;
const OPEN_MS = 10_000;

type Frame<E, S> =
  | { type: "entry"; cursor: string; event: E }
  | { type: "caught-up"; cursor: string }
  | { type: "snapshot"; snapshot: S }
  | { type: "reset" }
  | { type: "ping"; at: string }
  | { type: "reconnect"; afterMs: number }
  | { type: "problem"; problem: { code: string; status?: number; detail?: string } };

/**
 * One live stream that never gives up: it remembers the cursor, notices silence, comes back with
 * growing pauses, and tells the page when its state is whole again.
 */
export class LiveConnection<E, S> {
  readonly clock: ServerClock;
  readonly #options: LiveOptions<E, S>;
  #socket: SocketLike | null = null;
  #cursor: string | null = null;
  #loaded = false;
  #attempt = 0;
  #stopped = true;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #pauseMs: number | null = null;
  #status: LiveStatus = { state: "closed", downSince: null };
  readonly #watched = new Map<string, number>();

  constructor(options: LiveOptions<E, S>) {
    this.#options = options;
    this.clock = options.clock ?? new ServerClock();
  }

  get status(): LiveStatus {
    return this.#status;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    globalThis.addEventListener?.("online", this.#hurry);
    globalThis.document?.addEventListener("visibilitychange", this.#hurry);
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    globalThis.removeEventListener?.("online", this.#hurry);
    globalThis.document?.removeEventListener("visibilitychange", this.#hurry);
    clearTimeout(this.#retry);
    this.#drop();
    this.#setState("closed");
  }

  /** Follow a conversation that is not mine; counted, so that two readers share one watch. */
  watch(conversationId: string): () => void {
    const count = this.#watched.get(conversationId) ?? 0;
    this.#watched.set(conversationId, count + 1);
    if (count === 0) this.#send({ type: "watch", conversationId });
    return () => {
      const left = (this.#watched.get(conversationId) ?? 1) - 1;
      if (left > 0) {
        this.#watched.set(conversationId, left);
        return;
      }
      this.#watched.delete(conversationId);
      this.#send({ type: "unwatch", conversationId });
    };
  }

  typing(typing: boolean, conversationId?: string): void {
    this.#send({ type: "typing", conversationId, typing });
  }

  /** The network is back or the page is looked at: do not wait out a pause that was meant for a dead server. */
  readonly #hurry = (): void => {
    if (this.#stopped || this.#socket || globalThis.document?.visibilityState === "hidden") return;
    this.#attempt = Math.min(this.#attempt, 1);
    clearTimeout(this.#retry);
    this.#connect();
  };

  #connect(): void {
    this.#setState("connecting");
    const open = this.#options.openSocket ?? ((url: string) => new WebSocket(url) as unknown as SocketLike);
    let socket: SocketLike;
    try {
      socket = open(this.#options.url());
    } catch {
      this.#later();
      return;
    }
    this.#socket = socket;
    this.#watch(OPEN_MS);
    socket.onopen = () => {
      if (this.#socket !== socket) return;
      this.#setState("catching-up");
      const token = this.#options.token?.();
      this.#send({ type: "hello", cursor: this.#cursor, ...(token ? { token } : {}) });
      for (const conversationId of this.#watched.keys()) this.#send({ type: "watch", conversationId });
    };
    socket.onmessage = (message) => {
      if (this.#socket !== socket || typeof message.data !== "string") return;
      this.#watch(SILENCE_MS);
      this.#receive(JSON.parse(message.data) as Frame<E, S>);
    };
    socket.onclose = () => this.#lost(socket);
    socket.onerror = () => this.#lost(socket);
  }

  #receive(frame: Frame<E, S>): void {
    switch (frame.type) {
      case "entry":
        this.#options.onEvent(frame.event);
        this.#cursor = frame.cursor;
        return;
      case "caught-up": {
        this.#cursor = frame.cursor;
        this.#attempt = 0;
        const fresh = !this.#loaded;
        this.#loaded = true;
        this.#setState("live");
        this.#options.onCaughtUp?.(fresh);
        return;
      }
      case "snapshot":
        this.#options.onSnapshot?.(frame.snapshot);
        return;
      case "reset":
        this.#loaded = false;
        this.#cursor = null;
        return;
      case "ping":
        this.clock.observe(frame.at);
        this.#send({ type: "pong" });
        return;
      case "reconnect":
        this.#pauseMs = frame.afterMs;
        return;
      case "problem":
        this.#options.onProblem?.(frame.problem);
        return;
      default:
        // A newer server may say more than this page understands; that is no reason to stop listening.
        frame satisfies never;
    }
  }

  #send(frame: object): void {
    if (!this.#socket || this.#status.state === "connecting" || this.#status.state === "closed") return;
    try {
      this.#socket.send(JSON.stringify(frame));
    } catch {
      // The socket is closing; the close handler follows and connects again.
    }
  }

  #watch(ms: number): void {
    clearTimeout(this.#watchdog);
    const socket = this.#socket;
    this.#watchdog = setTimeout(() => {
      if (socket) this.#lost(socket);
    }, ms);
  }

  #lost(socket: SocketLike): void {
    if (this.#socket !== socket) return;
    this.#drop();
    if (!this.#stopped) this.#later();
  }

  #drop(): void {
    clearTimeout(this.#watchdog);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    try {
      socket.close();
    } catch {
      // Already gone.
    }
  }

  #later(): void {
    this.#setState("connecting");
    const random = this.#options.random ?? Math.random;
    const pause =
      this.#pauseMs === null ? backoffMs(this.#attempt++, random) : this.#pauseMs * (1 + random() / 2);
    this.#pauseMs = null;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), pause);
  }

  #setState(state: LiveState): void {
    if (state === this.#status.state) return;
    const downSince = state === "live" ? null : (this.#status.downSince ?? Date.now());
    this.#status = { state, downSince };
    this.#options.onStatus?.(this.#status);
  }
}

/** The address of a stream on the host that served this page. */
export function streamUrl(path: string): string {
  return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/api/v1${path}`;
}

import type { ProblemBody, StaleFacts } from "./types.ts";

/** A refusal of the server, with its stable code and a sentence in the reader's language. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: { field: string; code: string; detail: string }[];
  /** What has changed, where a reply was refused as stale. */
  readonly stale: StaleFacts | null;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code);
    this.name = "Problem";
    this.status = status;
    this.code = body.code;
    this.errors = body.errors ?? [];
    const { change, at, seq, by } = body;
    this.stale = change && at && seq !== undefined ? { change, at, seq, ...(by ? { by } : {}) } : null;
  }
}

/** The server could not be reached: the request may or may not have arrived, so only a keyed one may be repeated. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("unreachable", { cause });
    this.name = "Unreachable";
  }
}

/** True where repeating the same keyed request later can succeed. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  return error instanceof Problem && (error.status >= 500 || error.status === 429);
}

export interface ClientOptions {
  base?: string;
  language: () => string;
  /** A visitor's bearer token; staff are known by their cookie. */
  token?: () => string | null;
  fetch?: typeof fetch;
  /** Called for every 401, so that the app can show the sign-in dialog over the untouched page. */
  onUnauthenticated?: () => void;
}

export interface RequestOptions {
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  key?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Lets the request outlive the page that is being left. */
  keepalive?: boolean;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Request = <T>(method: Method, path: string, options?: RequestOptions) => Promise<T>;

const REQUEST_TIMEOUT_MS = 20_000;

/**
 * So long an answer to a few words is waited for. A browser keeps connections that a router has long
 * forgotten and sends the words into one; giving up closes it, and the next attempt takes another.
 */
export const SEND_MS = 8_000;

/** Bytes behind a bearer token: an `img` cannot send one, so they are fetched and shown from memory. */
export async function fetchBlob(path: string, token: string | null, language?: string): Promise<Blob> {
  const response = await fetch(`/api/v1${path}`, {
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(language ? { "accept-language": language } : {}),
    },
    credentials: token ? "omit" : "same-origin",
  });
  if (!response.ok) throw new Problem(response.status, { code: `http-${response.status}` });
  return response.blob();
}

/** One request function for a server: JSON in, JSON out, problems as exceptions. */
export function createRequest(options: ClientOptions): Request {
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const base = options.base ?? "/api/v1";

  return async <T>(method: Method, path: string, request: RequestOptions = {}): Promise<T> => {
    const headers: Record<string, string> = {
      accept: "application/json, application/problem+json",
      "accept-language": options.language(),
    };
    let payload: BodyInit | undefined;
    if (request.body instanceof FormData) {
      payload = request.body;
    } else if (request.body !== undefined) {
      headers["content-type"] = "application/json";
      payload = JSON.stringify(request.body);
    }
    if (request.key) headers["idempotency-key"] = request.key;
    const token = options.token?.();
    if (token) headers.authorization = `Bearer ${token}`;

    let response: Response;
    let text: string;
    try {
      response = await send(base + path + queryString(request.query), {
        method,
        headers,
        body: payload,
        credentials: options.token ? "omit" : "same-origin",
        keepalive: request.keepalive ?? false,
        signal: request.signal ?? AbortSignal.timeout(request.timeoutMs ?? REQUEST_TIMEOUT_MS),
      });
      text = await response.text();
    } catch (error) {
      if (request.signal?.aborted) throw error;
      throw new Unreachable(error);
    }
    if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
    const problem = new Problem(response.status, problemBody(response.status, text));
    if (problem.status === 401) options.onUnauthenticated?.();
    throw problem;
  };
}

function queryString(query: RequestOptions["query"]): string {
  if (!query) return "";
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}

/** A proxy in front of the server answers in HTML; that still has to become a problem with a code. */
function problemBody(status: number, text: string): ProblemBody {
  try {
    const body = JSON.parse(text) as ProblemBody;
    if (typeof body.code === "string") return body;
  } catch {
    // Not JSON: fall through to the status.
  }
  return { code: `http-${status}`, title: `HTTP ${status}` };
}

/** A key that makes a write safe to repeat. */
export function idempotencyKey(): string {
  return crypto.randomUUID?.() ?? fallbackKey();
}

/** `randomUUID` is missing on plain HTTP beyond loopback. */
function fallbackKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

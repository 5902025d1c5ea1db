import type { ChannelSettings, Setting } from "./admin-types.ts";
import { type Request, SEND_MS } from "./client.ts";
import type { Customer, CustomerProfile, Whereabouts } from "./customer-types.ts";
import { UPLOAD_MS, uploadForm } from "./files.ts";
import type {
  Agent,
  CannedReply,
  Conversation,
  EarlierConversation,
  Entry,
  Language,
  OwnSession,
  Page,
  Presence,
  PresenceState,
  Queue,
  SecondFactor,
  Session,
  Simulation,
  StoredDraft,
  StoredFile,
  WhyIdle,
  WhyWork,
  WorkItem,
  WrapUpCode,
} from "./types.ts";

/** The newest page is asked for as "before the end of time": the server needs no special case. */
const END = Number.MAX_SAFE_INTEGER;

export interface SendMessage {
  text: string;
  visibility: "public" | "internal";
  mentions?: string[];
  fileIds?: string[];
  /** How far the writer had read: the server refuses an answer to what is no longer so. */
  seenSeq?: number;
  /** Send it all the same. */
  force?: boolean;
}

/** What a signed-in person may ask of the server, one function a resource and verb. */
export function staffApi(request: Request) {
  return {
    signIn: (login: string, password: string, code?: string) =>
      request<Session>("POST", "/session", { body: { login, password, code } }),
    session: () => request<Session>("GET", "/session"),
    signOut: () => request<void>("DELETE", "/session"),

    changePassword: (current: string, password: string) =>
      request<void>("PUT", "/session/password", { body: { current, password } }),
    setLanguage: (language: Language) => request<void>("PUT", "/session/language", { body: { language } }),
    secondFactor: () => request<SecondFactor>("GET", "/session/second-factor"),
    beginSecondFactor: (password: string) =>
      request<{ secret: string; uri: string }>("POST", "/session/second-factor", { body: { password } }),
    confirmSecondFactor: (code: string) =>
      request<{ recoveryCodes: string[] }>("POST", "/session/second-factor/confirm", { body: { code } }),
    removeSecondFactor: (password: string) =>
      request<void>("POST", "/session/second-factor/off", { body: { password } }),
    sessions: () => request<Page<OwnSession>>("GET", "/session/sessions"),
    endSession: (id: string) => request<void>("DELETE", `/session/sessions/${id}`),
    endOtherSessions: () => request<void>("POST", "/session/sessions/end-others"),

    presence: () => request<Presence>("GET", "/presence"),
    setPresence: (state: PresenceState, reason?: string) =>
      request<Presence>("PUT", "/presence", { body: { state, reason } }),
    iAmBack: () => request<Presence>("DELETE", "/presence/not-responding"),

    simulation: () => request<Simulation>("GET", "/demo/simulation"),
    setSimulation: (running: boolean) =>
      request<Simulation>("PUT", "/demo/simulation", { body: { running } }),

    offeredWork: () => request<Page<WorkItem>>("GET", "/work-items", { query: { state: "offered" } }),
    activeWork: () => request<Page<WorkItem>>("GET", "/work-items", { query: { state: "active" } }),
    accept: (id: string) => request<WorkItem>("POST", `/work-items/${id}/accept`),
    decline: (id: string, reason?: string) =>
      request<WorkItem>("POST", `/work-items/${id}/decline`, { body: { reason } }),
    complete: (id: string, form: { wrapUpCode?: string; summary?: string }) =>
      request<WorkItem>("POST", `/work-items/${id}/complete`, { body: form }),
    transfer: (id: string, to: { queueId?: string; agentId?: string; note?: string }) =>
      request<WorkItem>("POST", `/work-items/${id}/transfer`, { body: to }),
    /** The emergency is none: it goes where it would have gone. */
    falseAlarm: (id: string, note: string | null) =>
      request<WorkItem>("POST", `/work-items/${id}/false-alarm`, { body: { note } }),

    keptOutcome: (id: string) =>
      request<{ wrapUpCode?: string | null; summary?: string | null }>("GET", `/work-items/${id}/outcome`),
    keepOutcome: (id: string, form: { wrapUpCode?: string; summary?: string }) =>
      request<void>("PUT", `/work-items/${id}/outcome`, { body: form }),

    customer: (id: string) => request<Customer>("GET", `/customers/${id}`),
    changeCustomer: (id: string, profile: CustomerProfile) =>
      request<Customer>("PUT", `/customers/${id}`, { body: profile }),
    blockCustomer: (id: string, until: string, reason?: string) =>
      request<Customer>("PUT", `/customers/${id}/block`, { body: { until, reason } }),
    unblockCustomer: (id: string) => request<Customer>("DELETE", `/customers/${id}/block`),
    why: (conversationId: string) => request<WhyWork>("GET", `/conversations/${conversationId}/why`),
    whyIdle: (agentId: string) => request<WhyIdle>("GET", `/agents/${agentId}/why-idle`),
    customerConversations: (id: string, after?: string) =>
      request<Page<EarlierConversation>>("GET", `/customers/${id}/conversations`, { query: { after } }),
    whereabouts: (conversationId: string) =>
      request<Whereabouts>("GET", `/conversations/${conversationId}/whereabouts`),

    conversations: (scope: "mine" | "open" | "closed") =>
      request<Page<Conversation>>("GET", "/conversations", { query: { scope } }),
    conversation: (id: string) => request<Conversation>("GET", `/conversations/${id}`),
    entriesBefore: (id: string, seq: number = END, limit = 50) =>
      request<Page<Entry>>("GET", `/conversations/${id}/messages`, { query: { before: seq, limit } }),
    entriesAfter: (id: string, seq: number, limit = 200) =>
      request<Page<Entry>>("GET", `/conversations/${id}/messages`, { query: { after: seq, limit } }),
    send: (id: string, message: SendMessage, key: string) =>
      request<Entry>("POST", `/conversations/${id}/messages`, {
        body: message,
        key,
        timeoutMs: SEND_MS,
      }),
    upload: (id: string, file: File, key: string) =>
      request<StoredFile>("POST", `/conversations/${id}/files`, {
        body: uploadForm(file),
        key,
        timeoutMs: UPLOAD_MS,
      }),
    seen: (id: string, seq: number) => request<void>("POST", `/conversations/${id}/seen`, { body: { seq } }),

    drafts: () => request<Page<StoredDraft>>("GET", "/drafts"),
    draft: (id: string, mode: StoredDraft["mode"]) =>
      request<StoredDraft>("GET", `/conversations/${id}/draft`, { query: { mode } }),
    saveDraft: (id: string, mode: StoredDraft["mode"], text: string, version: number, keepalive = false) =>
      request<StoredDraft>("PUT", `/conversations/${id}/draft`, {
        query: { mode },
        body: { text, version },
        keepalive,
      }),
    removeDraft: (id: string, mode: StoredDraft["mode"], version: number) =>
      request<void>("DELETE", `/conversations/${id}/draft`, { query: { mode, version } }),

    queues: () => request<Page<Queue>>("GET", "/queues"),
    cannedReplies: () => request<Page<CannedReply>>("GET", "/canned-replies"),
    wrapUpCodes: () => request<Page<WrapUpCode>>("GET", "/wrap-up-codes"),
    agents: () => request<Page<Agent>>("GET", "/agents"),
    settings: () => request<Page<Setting>>("GET", "/settings"),
    channels: () => request<Page<ChannelSettings>>("GET", "/channels"),
    lastVisit: (channelId: string) =>
      request<{ at: string | null; url: string | null }>("GET", `/webchat/${channelId}/last-visit`),
  };
}

export type StaffApi = ReturnType<typeof staffApi>;

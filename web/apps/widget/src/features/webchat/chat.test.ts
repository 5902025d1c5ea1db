import {
  type Entry,
  Problem,
  Unreachable,
  type VisitorApi,
  type VisitorConversation,
  type WidgetSettings,
} from "@parley/api";
import { beforeEach, expect, test, vi } from "vitest";
import { Chat } from "./chat.ts";
import { isHeld, unreadCount } from "./chat-state.ts";
import { memoryStorage } from "./storage.ts";

const settings = { isOpen: true, maxLength: 100, preChat: {}, texts: {} } as unknown as WidgetSettings;
const conversation = { id: "c", state: "OPEN", agentName: null, lastSeq: 0 } as VisitorConversation;
const entry = (seq: number, kind: "customer" | "agent", text = "x"): Entry =>
  ({ id: `e${seq}`, conversationId: "c", seq, author: { kind }, content: { type: "text", text } }) as Entry;

let items: Entry[] = [];
let sendFailures: Error[] = [];
let conversationFailure: Error | null = null;
let sentKeys: string[] = [];
let registered = 0;
let identified: string[] = [];
let identityFailure: Error | null = null;
let refusedIdentities: string[] = [];
let pages: string[] = [];
let storage = memoryStorage();

const api: VisitorApi = {
  settings: async () => settings,
  register: async () => {
    registered++;
    return { visitorId: "v", token: `t${registered}` };
  },
  conversation: async () => {
    if (conversationFailure) throw conversationFailure;
    return {
      conversation: items.length > 0 ? conversation : null,
      position: 2,
      items,
      toldWait: null,
      next: null,
      rated: false,
    };
  },
  send: async ({ text }, key) => {
    sentKeys.push(key);
    const failure = sendFailures.shift();
    if (failure) throw failure;
    const sent = entry(items.length + 1, "customer", text);
    items = [...items, sent];
    return sent;
  },
  upload: async ({ name }) => ({
    id: `f-${name}`,
    name,
    size: 1,
    mediaType: "image/png",
    width: null,
    height: null,
  }),
  filePath: (id) => id,
  identify: async (token) => {
    if (identityFailure) throw identityFailure;
    identified.push(token);
  },
  moved: async (page) => {
    pages.push(page.url);
  },
  rate: async () => undefined,
  seen: async () => undefined,
  end: async () => undefined,
};

const newChat = () =>
  new Chat({
    api,
    storage,
    language: "en",
    page: () => ({ url: "", title: "" }),
    origin: null,
    onIdentityRefused: (reason) => refusedIdentities.push(reason),
    openStream: () => ({ start: () => undefined, stop: () => undefined, typing: () => undefined }),
  });

beforeEach(() => {
  items = [];
  sendFailures = [];
  conversationFailure = null;
  sentKeys = [];
  registered = 0;
  identified = [];
  identityFailure = null;
  refusedIdentities = [];
  pages = [];
  storage = memoryStorage();
});

test("nobody is registered before the first word", async () => {
  const chat = newChat();
  await chat.start();
  expect(registered).toBe(0);
  chat.send("hello");
  await vi.waitFor(() => expect(chat.state.pending).toEqual([]));
  expect(registered).toBe(1);
  expect(chat.state.position).toBe(2);
  expect(chat.state.entries).toHaveLength(1);
});

test("words wait out a cut and are sent once, with their key", async () => {
  const chat = newChat();
  await chat.start();
  sendFailures = [new Unreachable(null)];
  chat.send("hello");
  await vi.waitFor(() => expect(sentKeys).toHaveLength(1));
  chat.onCaughtUp();
  await vi.waitFor(() => expect(chat.state.pending).toEqual([]));
  expect(new Set(sentKeys).size).toBe(1);
  expect(chat.state.entries).toHaveLength(1);
});

test("a reload goes on where it was, unsent words included", async () => {
  const chat = newChat();
  await chat.start();
  chat.send("one");
  await vi.waitFor(() => expect(chat.state.pending).toEqual([]));
  sendFailures = [new Unreachable(null)];
  chat.send("two");
  await vi.waitFor(() => expect(sentKeys).toHaveLength(2));

  const again = newChat();
  await again.start();
  await vi.waitFor(() => expect(again.state.entries).toHaveLength(2));
  expect(registered).toBe(1);
});

test("a refused word stays and can be tried again or removed", async () => {
  const chat = newChat();
  await chat.start();
  sendFailures = [new Problem(422, { code: "too-long" })];
  chat.send("hello");
  await vi.waitFor(() => expect(chat.state.pending[0]?.failed).toBe(true));
  chat.retry(chat.state.pending[0]?.key ?? "");
  await vi.waitFor(() => expect(chat.state.pending).toEqual([]));
});

test("a token that is no longer known makes a new visitor", async () => {
  const chat = newChat();
  await chat.start();
  chat.send("hello");
  await vi.waitFor(() => expect(chat.state.pending).toEqual([]));
  conversationFailure = new Problem(401, { code: "unauthenticated" });
  const again = newChat();
  await again.start();
  expect(again.token()).toBeNull();
  expect(again.state.phase).toBe("ready");
});

test("counts what the other side said and nobody has read", async () => {
  items = [entry(1, "customer"), entry(2, "agent"), entry(3, "agent")];
  storage.write({ ...storage.read(), token: "t" });
  const chat = newChat();
  await chat.start();
  expect(unreadCount(chat.state)).toBe(2);
  chat.seen(3);
  expect(unreadCount(chat.state)).toBe(0);
});

test("a file is sent when it is chosen and goes with the next message", async () => {
  const chat = newChat();
  await chat.start();
  await chat.attach(new File(["x"], "photo.png"));
  expect(chat.state.attachments[0]?.fileId).toBe("f-photo.png");
  chat.send("");
  expect(chat.state.attachments).toEqual([]);
  await vi.waitFor(() => expect(chat.state.pending).toEqual([]));
});

test("the host page's word is passed on with the first message, and on every return", async () => {
  const chat = newChat();
  await chat.identify("jwt-1");
  await chat.start();
  expect(identified).toEqual([]);
  chat.send("hello");
  await vi.waitFor(() => expect(identified).toEqual(["jwt-1"]));
  const back = newChat();
  await back.identify("jwt-2");
  await back.start();
  expect(identified).toEqual(["jwt-1", "jwt-2"]);
});

test("a refused identity is told to the host page, and the visitor chats on", async () => {
  const chat = newChat();
  identityFailure = new Problem(403, { code: "identity-expired", detail: "run out" });
  await chat.identify("old");
  await chat.start();
  chat.send("hello");
  await vi.waitFor(() => expect(chat.state.entries).toHaveLength(1));
  expect(refusedIdentities).toEqual(["run out"]);
  expect(registered).toBe(1);
});

test("another person at the same browser never sees the first one's words", async () => {
  const chat = newChat();
  await chat.start();
  chat.send("my secret");
  await vi.waitFor(() => expect(chat.state.entries).toHaveLength(1));
  identityFailure = new Problem(409, { code: "identity-of-another" });
  await chat.identify("somebody else");
  expect(chat.state.entries).toEqual([]);
  expect(storage.read().token).toBeNull();
});

test("signing out on the host page forgets who was proved, and nobody else", async () => {
  const stranger = newChat();
  await stranger.start();
  stranger.send("hello");
  await vi.waitFor(() => expect(stranger.state.entries).toHaveLength(1));
  await stranger.identify(null);
  expect(storage.read().token).toBe("t1");
  await stranger.identify("jwt");
  await stranger.identify(null);
  expect(storage.read().token).toBeNull();
});

test("the place in line comes by the stream until a person is there", async () => {
  items = [entry(1, "customer")];
  storage.write({ ...storage.read(), token: "t" });
  const chat = newChat();
  await chat.start();
  chat.onPosition({ conversationId: "c", position: 7, toldWait: null });
  expect(chat.state.position).toBe(7);
  const toldWait = { wording: "UNDER", fromMinutes: 0, toMinutes: 3, text: "Less than 3 minutes.", at: "" };
  chat.onPosition({ conversationId: "c", position: 6, toldWait });
  expect(chat.state.toldWait?.text).toBe("Less than 3 minutes.");
  chat.onPosition({ conversationId: "another", position: 3, toldWait: null });
  expect(chat.state.position).toBe(6);
  chat.onEvent({ kind: "conversation-changed", conversation: { ...conversation, agentName: "Wu" } });
  chat.onPosition({ conversationId: "c", position: 5, toldWait });
  expect(chat.state.position).toBeNull();
  expect(chat.state.toldWait).toBeNull();
});

test("words whose request went astray are sent again although the stream noticed nothing", async () => {
  vi.useFakeTimers();
  try {
    const chat = newChat();
    await chat.start();
    sendFailures = [new Unreachable(null)];
    chat.send("hello");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(chat.state.entries).toHaveLength(1);
    expect(new Set(sentKeys).size).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test("a busy server is asked again, and who is blocked is told why", async () => {
  vi.useFakeTimers();
  try {
    const chat = newChat();
    await chat.start();
    sendFailures = [new Problem(429, { code: "too-many-requests" })];
    chat.send("hello");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(chat.state.entries).toHaveLength(1);
    sendFailures = [new Problem(403, { code: "customer-blocked", detail: "Not now." })];
    chat.send("again");
    await vi.advanceTimersByTimeAsync(10);
    expect(chat.state.refusal).toBe("Not now.");
    expect(chat.state.pending[0]?.failed).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test("who answers sees the page, but only while there is a conversation", async () => {
  const chat = newChat();
  await chat.start();
  chat.moved({ url: "/a", title: "" });
  chat.send("hello");
  await vi.waitFor(() => expect(chat.state.conversation).not.toBeNull());
  chat.moved({ url: "/b", title: "" });
  expect(pages).toEqual(["/b"]);
});

test("what was left is held until the timeline says that it stands in line", () => {
  const event = (seq: number, word: string) =>
    ({ ...entry(seq, "agent"), content: { type: "event", event: word, arguments: {} } }) as Entry;
  const state = { ...newChat().state, conversation, entries: [entry(1, "customer"), event(2, "held")] };
  expect(isHeld(state)).toBe(true);
  expect(isHeld({ ...state, position: 1 })).toBe(false);
  expect(isHeld({ ...state, entries: [...state.entries, event(3, "queued")] })).toBe(false);
  expect(isHeld({ ...state, conversation: { ...conversation, agentName: "Wu" } })).toBe(false);
  expect(isHeld({ ...state, entries: [event(2, "queued"), event(5, "held")] })).toBe(true);
  expect(isHeld({ ...state, conversation: null })).toBe(false);
});

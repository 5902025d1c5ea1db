import { type Entry, Problem, Unreachable } from "@parley/api";
import { beforeEach, expect, test, vi } from "vitest";
import { memoryStore } from "./browser-store.ts";
import { Outbox, type Pending } from "./outbox.ts";

let store = memoryStore<Pending>();
let answers: (Error | null)[] = [];
let sent: { text: string; key: string }[] = [];
let delivered: string[] = [];

function newOutbox(): Outbox {
  return new Outbox({
    store,
    delivered: (entry) => delivered.push(entry.id),
    send: async (_, { text }, key) => {
      sent.push({ text, key });
      const failure = answers.shift();
      if (failure) throw failure;
      return { id: text } as Entry;
    },
  });
}

const say = (text: string) => ({ text, visibility: "public" as const });

beforeEach(() => {
  store = memoryStore();
  answers = [];
  sent = [];
  delivered = [];
});

test("sends in the order in which it was written and forgets what has arrived", async () => {
  const outbox = newOutbox();
  await outbox.open("p");
  outbox.add("c", say("one"));
  outbox.add("c", say("two"));
  await vi.waitFor(() => expect(outbox.pending()).toEqual([]));
  expect(delivered).toEqual(["one", "two"]);
  expect(await store.all()).toEqual([]);
});

test("waits out a cut and then sends with the same key, later words after it", async () => {
  const outbox = newOutbox();
  await outbox.open("p");
  answers = [new Unreachable(null)];
  outbox.add("c", say("one"));
  await vi.waitFor(() => expect(outbox.pending()[0]?.state).toBe("waiting"));
  outbox.add("c", say("two"));
  outbox.flush();
  await vi.waitFor(() => expect(outbox.pending()).toEqual([]));
  expect(sent.filter(({ text }) => text === "one").map(({ key }) => key)).toHaveLength(2);
  expect(new Set(sent.filter(({ text }) => text === "one").map(({ key }) => key)).size).toBe(1);
});

test("tries again by itself where one request went astray and the stream noticed nothing", async () => {
  vi.useFakeTimers();
  try {
    const outbox = newOutbox();
    await outbox.open("p");
    answers = [new Unreachable(null)];
    outbox.add("c", say("one"));
    await vi.advanceTimersByTimeAsync(0);
    expect(outbox.pending()[0]?.state).toBe("waiting");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(delivered).toEqual(["one"]);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test("keeps what the server refused, with its sentence, and goes on with the rest", async () => {
  const outbox = newOutbox();
  await outbox.open("p");
  answers = [new Problem(409, { code: "opted-out", detail: "This number has opted out." }), null];
  outbox.add("c", say("one"));
  outbox.add("c", say("two"));
  await vi.waitFor(() => expect(delivered).toEqual(["two"]));
  expect(outbox.pending()).toMatchObject([
    { text: "one", state: "failed", cause: "This number has opted out." },
  ]);
  outbox.retry(outbox.pending()[0]?.key ?? "");
  await vi.waitFor(() => expect(outbox.pending()).toEqual([]));
});

test("goes on after a reload with the words of the same person only", async () => {
  const before = newOutbox();
  await before.open("p");
  answers = [new Unreachable(null)];
  before.add("c", say("kept"));
  await vi.waitFor(() => expect(before.pending()[0]?.state).toBe("waiting"));
  const other = newOutbox();
  await other.open("somebody-else");
  expect(other.pending()).toEqual([]);
  const again = newOutbox();
  await again.open("p");
  await vi.waitFor(() => expect(delivered).toEqual(["kept"]));
});

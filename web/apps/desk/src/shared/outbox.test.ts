import { type Entry, Problem, Unreachable } from "@parley/api";
import { beforeEach, expect, test, vi } from "vitest";
import { memoryStore } from "./browser-store.ts";
import { Outbox, type Pending } from "./outbox.ts";

let store = memoryStore<Pending>();
let answers: (Error | null)[] = [];
let sent: { text: string; key: string; fileIds: string[] | undefined }[] = [];
let delivered: string[] = [];

function newOutbox(): Outbox {
  return new Outbox({
    store,
    delivered: (entry) => delivered.push(entry.id),
    send: async (_, { text, fileIds }, key) => {
      sent.push({ text, key, fileIds });
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

function upload(name = "photo.png") {
  let settle = { done: (_: { id: string }) => {}, fail: (_: Error) => {} };
  const asked = vi.fn(
    () =>
      new Promise<{ id: string }>((done, fail) => {
        settle = { done, fail };
      }),
  );
  return {
    name,
    stored: asked,
    done: () => settle.done({ id: `file-${name}` }),
    fail: (error: Error) => settle.fail(error),
  };
}

test("a message waits for its files, and what is written after it waits too", async () => {
  const outbox = newOutbox();
  await outbox.open("p");
  const photo = upload();
  outbox.add("c", say("look"), [photo]);
  outbox.add("c", say("later"));
  outbox.add("other", say("elsewhere"));
  await vi.waitFor(() => expect(delivered).toEqual(["elsewhere"]));
  expect(outbox.pending()).toMatchObject([{ state: "uploading", uploads: ["photo.png"] }, { text: "later" }]);
  expect(outbox.isOnItsWay("c")).toBe(true);
  photo.done();
  await vi.waitFor(() => expect(delivered).toEqual(["elsewhere", "look", "later"]));
  expect(sent.find(({ text }) => text === "look")?.fileIds).toEqual(["file-photo.png"]);
  expect(await store.all()).toEqual([]);
});

test("a cut while a file is under way holds its message, and the next attempt sends both", async () => {
  const outbox = newOutbox();
  await outbox.open("p");
  const photo = upload();
  outbox.add("c", say("look"), [photo]);
  photo.fail(new Unreachable(null));
  await vi.waitFor(() => expect(outbox.pending()).toMatchObject([{ state: "waiting", text: "look" }]));
  expect(sent).toEqual([]);
  outbox.flush();
  expect(photo.stored).toHaveBeenCalledTimes(2);
  photo.done();
  await vi.waitFor(() => expect(delivered).toEqual(["look"]));
});

test("a file that is refused keeps its message back with the reason, and a retry sends both", async () => {
  const outbox = newOutbox();
  await outbox.open("p");
  const photo = upload();
  outbox.add("c", say("look"), [photo]);
  photo.fail(new Problem(415, { code: "type", detail: "Not such a file." }));
  await vi.waitFor(() =>
    expect(outbox.pending()).toMatchObject([{ state: "failed", text: "look", cause: "Not such a file." }]),
  );
  expect(sent).toEqual([]);
  outbox.retry(outbox.pending()[0]?.key ?? "");
  expect(photo.stored).toHaveBeenCalledTimes(2);
  photo.done();
  await vi.waitFor(() => expect(delivered).toEqual(["look"]));
});

test("a page that is left while a file is under way keeps the words and says what is missing", async () => {
  const before = newOutbox();
  await before.open("p");
  before.add("c", say("look"), [upload()]);
  const again = newOutbox();
  await again.open("p");
  expect(again.pending()).toMatchObject([{ text: "look", state: "failed", isCut: true }]);
  expect(sent).toEqual([]);
});

import { expect, test, vi } from "vitest";
import { memoryStore } from "./browser-store.ts";
import { Drafts } from "./drafts.ts";

test("keeps drafts by person, conversation and mode", async () => {
  const store = memoryStore<{ text: string; at: number }>();
  const drafts = new Drafts(store);
  await drafts.open("p");
  drafts.set("c", "reply", "hello");
  drafts.set("c", "note", "secret");
  expect(drafts.text("c", "reply")).toBe("hello");
  expect(drafts.text("d", "reply")).toBe("");
  await drafts.flush();

  const other = new Drafts(store);
  await other.open("q");
  expect(other.text("c", "reply")).toBe("");
  const again = new Drafts(store);
  await again.open("p");
  expect(again.text("c", "note")).toBe("secret");
  expect(again.has("c")).toBe(true);
});

test("is written within a third of a second even while typing goes on", async () => {
  vi.useFakeTimers();
  const store = memoryStore<{ text: string; at: number }>();
  const drafts = new Drafts(store);
  await drafts.open("p");
  for (let letters = 1; letters <= 5; letters++) {
    drafts.set("c", "reply", "x".repeat(letters));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect((await store.all()).length).toBe(1);
  vi.useRealTimers();
});

test("an emptied draft is gone", async () => {
  const store = memoryStore<{ text: string; at: number }>();
  const drafts = new Drafts(store);
  await drafts.open("p");
  drafts.set("c", "reply", "x");
  await drafts.flush();
  drafts.set("c", "reply", "");
  await drafts.flush();
  expect(await store.all()).toEqual([]);
});

import type { Conversation, Entry, WorkItem } from "@parley/api";
import { expect, test } from "vitest";
import { endedBy, stepsDone } from "./tour.ts";

const nothing = { offered: 0, active: [], conversation: null, entries: [], ended: false };
const work = [{} as WorkItem];
const conversation = {} as Conversation;
const answer = { author: { kind: "agent" }, visibility: "public" } as Entry;
const note = { author: { kind: "agent" }, visibility: "internal" } as Entry;

test("the tour follows what has really happened", () => {
  expect(stepsDone(nothing)).toBe(0);
  expect(stepsDone({ ...nothing, offered: 1 })).toBe(1);
  expect(stepsDone({ ...nothing, active: work, conversation, entries: [note] })).toBe(2);
  expect(stepsDone({ ...nothing, active: work, conversation, entries: [answer] })).toBe(3);
  expect(stepsDone({ ...nothing, ended: true })).toBe(4);
});

test("ends with work that its own page has shown, and with no other", () => {
  const completed = (id: string) =>
    ({ kind: "work-changed", workItem: { id, state: "COMPLETED" } as WorkItem }) as const;
  expect(endedBy(completed("mine"), new Set(["mine"]), false)).toBe(true);
  expect(endedBy(completed("of yesterday"), new Set(["mine"]), false)).toBe(false);
  expect(endedBy(completed("of yesterday"), new Set(["mine"]), true)).toBe(true);
  expect(endedBy({ kind: "work-offered", workItem: {} as WorkItem }, new Set(["mine"]), true)).toBe(false);
});

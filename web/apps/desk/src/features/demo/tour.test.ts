import type { Conversation, Entry, WorkItem } from "@parley/api";
import { expect, test } from "vitest";
import { stepsDone } from "./tour.ts";

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

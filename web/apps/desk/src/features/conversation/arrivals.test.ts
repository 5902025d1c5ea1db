import type { Entry, LiveEvent } from "@parley/api";
import { expect, test } from "vitest";
import { arrivals, Summary } from "./arrivals.ts";

const said = (conversationId: string, kind: "customer" | "agent" = "customer"): LiveEvent => ({
  kind: "entry",
  entry: { conversationId, author: { kind }, content: { type: "text", text: "x" } } as Entry,
});

test("only customers' words are arrivals", () => {
  expect(arrivals([said("a"), said("a", "agent"), said("b")], "a").map(({ isOpen }) => isOpen)).toEqual([
    true,
    false,
  ]);
});

test("the words of other conversations are counted together, once", () => {
  const summary = new Summary();
  for (const { entry } of arrivals([said("a"), said("a"), said("b")], null)) summary.add(entry);
  expect(summary.take()).toEqual({ messages: 3, conversations: 2 });
  expect(summary.take()).toBeNull();
});

import type { Entry } from "@parley/api";
import { describe, expect, test } from "vitest";
import { missingPlaceholders } from "./placeholders.ts";
import { layOut } from "./timeline-rows.ts";
import { triggerAt } from "./trigger.ts";

let seq = 0;
const entry = (change: Partial<Entry>): Entry => ({
  id: `e${++seq}`,
  conversationId: "c",
  seq,
  at: "2026-03-01T10:00:00Z",
  author: { kind: "customer", id: "v", name: "Li Wei" },
  visibility: "public",
  clientKey: null,
  content: { type: "text", text: "hello" },
  delivery: null,
  ...change,
});
const event = (): Entry =>
  entry({
    author: { kind: "system", id: null, name: null },
    content: { type: "event", event: "queued", arguments: {} },
  });

describe("the timeline", () => {
  test("has a divider for each day", () => {
    const rows = layOut([entry({}), entry({ at: "2026-03-03T10:00:00Z" })], 0);
    expect(rows.map((row) => row.kind)).toEqual(["day", "entry", "day", "entry"]);
  });

  test("folds what happened between words into one row", () => {
    const rows = layOut([event(), event(), event(), entry({})], 0);
    expect(rows.map((row) => row.kind)).toEqual(["day", "events", "entry"]);
  });

  test("says who speaks only where that changes", () => {
    const rows = layOut(
      [entry({}), entry({}), entry({ author: { kind: "agent", id: "a", name: "Wu Jie" } })],
      0,
    );
    expect(rows.flatMap((row) => (row.kind === "entry" ? [row.continues] : []))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("marks where the unseen words of the customer begin, once", () => {
    const first = entry({});
    const rows = layOut([first, entry({}), entry({})], first.seq);
    expect(rows.map((row) => row.kind)).toEqual(["day", "entry", "new", "entry", "entry"]);
  });
});

describe("what the caret asks for", () => {
  test("a slash at the start of a line opens canned replies, also as Chinese punctuation writes it", () => {
    expect(triggerAt("/ship", 5, "reply")).toEqual({ kind: "canned", from: 0, query: "ship" });
    expect(triggerAt("、发货", 3, "reply")).toEqual({ kind: "canned", from: 0, query: "发货" });
    expect(triggerAt("one\n/s", 6, "reply")).toEqual({ kind: "canned", from: 4, query: "s" });
    expect(triggerAt("and/or", 6, "reply")).toBeNull();
    expect(triggerAt("/ship", 5, "note")).toBeNull();
  });

  test("an at sign mentions colleagues in notes only", () => {
    expect(triggerAt("ask @zh", 7, "note")).toEqual({ kind: "mention", from: 4, query: "zh" });
    expect(triggerAt("请看，＠赵", 5, "note")).toEqual({ kind: "mention", from: 3, query: "赵" });
    expect(triggerAt("me@example", 10, "note")).toBeNull();
    expect(triggerAt("@zh", 3, "reply")).toBeNull();
  });
});

test("finds the places that nobody has filled in", () => {
  expect(missingPlaceholders("Order [▯order no.▯] leaves [▯date▯].")).toEqual(["order no.", "date"]);
  expect(missingPlaceholders("Order 88123")).toEqual([]);
});

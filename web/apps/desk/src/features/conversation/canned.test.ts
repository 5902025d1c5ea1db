import { expect, test } from "vitest";
import { fillCanned, findCanned } from "./canned.ts";

const reply = (shortcut: string, language: "en" | "zh-CN" | null, title = shortcut) => ({
  id: shortcut + language,
  shortcut,
  title,
  text: "Your order leaves tomorrow.",
  language,
  queueId: null,
  teamId: null,
  changedAt: "2026-09-01T08:00:00Z",
  changedBy: "Wu Jie",
});

test("fills in what is known and marks what is not", () => {
  const values = { "customer.name": "Li Wei", "agent.name": "Wu Jie", queue: null };
  expect(fillCanned("Dear {customer.name}, order {order no.} – {agent.name}", values)).toBe(
    "Dear Li Wei, order [▯order no.▯] – Wu Jie",
  );
});

test("a reply in the customer's language comes first", () => {
  const found = findCanned([reply("ship", "en"), reply("ship", "zh-CN", "发货时间")], "ship", "zh-CN");
  expect(found.map(({ language }) => language)).toEqual(["zh-CN", "en"]);
});

test("Chinese titles are found by their initials", () => {
  expect(findCanned([reply("x", "zh-CN", "发货时间"), reply("y", "en")], "fhsj", null)).toHaveLength(1);
});

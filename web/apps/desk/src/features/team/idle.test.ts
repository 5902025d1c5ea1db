import type { WhyIdle } from "@parley/api";
import { loadDeskTexts } from "@parley/i18n/desk";
import { expect, test } from "vitest";
import { fitting, idleReason, idleSentence } from "./idle.ts";

const en = await loadDeskTexts("en");
const zh = await loadDeskTexts("zh-CN");

const line = (waiting: number, ...rejected: [string, number][]) => ({
  queueId: "q",
  queue: "Sales",
  waiting,
  rejected: rejected.map(([reason, count]) => ({ reason, count })),
});
const idle = (change: Partial<WhyIdle>): WhyIdle => ({
  agentId: "a",
  name: "Wu Jie",
  absence: null,
  holds: 0,
  idleSince: "2026-01-01T00:00:00Z",
  queues: [line(0)],
  ...change,
});

test("who is not there is told of first, whatever waits", () => {
  const absent = idle({ absence: "not-responding", queues: [line(3, ["not-responding", 3])] });
  expect(idleSentence(absent, en)).toBe("Nothing is offered: Wu Jie missed offers and has not come back.");
  expect(idleSentence(absent, zh)).toBe("没有发出邀约：Wu Jie错过了邀约，还没有回来。");
});

test("no queue, nothing that waits and nothing that fits are three different things", () => {
  expect(idleSentence(idle({ queues: [] }), en)).toBe(
    "Wu Jie serves no queue, and no strategy asks for them.",
  );
  expect(idleSentence(idle({}), en)).toBe("Nothing waits in these queues.");
  const full = idle({ queues: [line(2, ["at-capacity", 2]), line(1, ["not-qualified", 1])] });
  expect(idleSentence(full, en)).toBe("None of the 3 pieces of work that wait can go to Wu Jie.");
  expect(idleSentence(full, zh)).toBe("等待的 3 项工作都不能分配给Wu Jie。");
});

test("what could go to somebody is what waits without what cannot", () => {
  const queue = line(5, ["delay", 1], ["left-out", 2]);
  expect(fitting(queue)).toBe(2);
  expect(idleSentence(idle({ queues: [queue, line(1, ["delay", 1])] }), en)).toMatch(
    /^2 pieces of work could go/,
  );
});

test("a reason that only a newer engine knows is shown as it came", () => {
  expect(idleReason("on-the-moon", en)).toBe("on-the-moon");
  expect(idleReason("delay", zh)).toBe("要等更久才会看到它");
});

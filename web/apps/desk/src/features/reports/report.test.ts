import type { IntervalReport, IntervalRow, MetricWord } from "@parley/api";
import { describe, expect, test } from "vitest";
import {
  apart,
  changed,
  chart,
  figures,
  isRange,
  pieces,
  roundUp,
  seesReports,
  shown,
  timeLabel,
  today,
  wantedOf,
} from "./report.ts";

const row = (from: string, to: string, values: Record<string, number>): IntervalRow => ({ from, to, values });

/** The start of an hour of the day. */
const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour)).toISOString();

const report = (course: IntervalRow[], more: Partial<IntervalReport> = {}): IntervalReport => ({
  by: "queue",
  attribution: "entry",
  zone: "Asia/Shanghai",
  from: "2026-11-19T16:00:00Z",
  to: "2026-11-20T16:00:00Z",
  asOf: "2026-11-20T10:00:00Z",
  serviceLevel: "sl3",
  shortAbandonSeconds: 5,
  rows: [],
  parts: [],
  course,
  total: {},
  channels: [],
  fairness: [],
  ...more,
});

describe("what is looked at", () => {
  test("stands in the address, and what is not understood there is left away", () => {
    const day = "2026-11-22";
    expect(wantedOf(new URLSearchParams(), day)).toEqual({
      by: "queue",
      from: day,
      to: day,
      interval: "30",
      attribution: "entry",
      queueId: undefined,
      agentId: undefined,
    });
    const odd = new URLSearchParams(
      "by=<script>&from=yesterday&to=2026-11-23&interval=7&attribution=x&queueId=",
    );
    expect(wantedOf(odd, day)).toEqual({ ...wantedOf(new URLSearchParams(), day), to: "2026-11-23" });
    expect(isRange(wantedOf(new URLSearchParams("from=2026-11-23&to=2026-11-22"), day))).toBe(false);
  });

  test("another breakdown forgets the queue and the agent of the one before", () => {
    const search = new URLSearchParams("from=2026-11-22&queueId=q");
    expect(changed(search, "by", "agent").toString()).toBe("from=2026-11-22&by=agent");
    expect(changed(search, "queueId", "").toString()).toBe("from=2026-11-22");
    expect(search.get("queueId")).toBe("q");
  });

  test("begins with the day of the centre, also where its zone was mistyped", () => {
    const evening = new Date("2026-11-22T20:00:00Z");
    expect(today("Asia/Shanghai", evening)).toBe("2026-11-23");
    expect(today("America/New_York", evening)).toBe("2026-11-22");
    expect(today("Middle/Earth", evening)).toBe("2026-11-22");
  });

  test("is seen by supervisors, and by agents as far as it is theirs", () => {
    expect(seesReports(["reports.view"], undefined)).toBe(true);
    expect(seesReports(["reports.own"], "a")).toBe(true);
    expect(seesReports(["reports.own"], undefined)).toBe(false);
    expect(seesReports([], "a")).toBe(false);
  });
});

describe("figures", () => {
  test("are written as people read them", () => {
    expect(shown(1234, "count", "en")).toBe("1,234");
    expect(shown(81.9048, "percent", "en")).toBe("81.9 %");
    expect(shown(100, "percent", "zh-CN")).toBe("100.0 %");
    expect(shown(3725.4, "seconds", "en")).toBe("1:02:05");
    expect(shown(undefined, "percent", "en")).toBe("–");
  });

  test("are those of the breakdown, and all of them where all are wanted", () => {
    const word = (key: string, of: string): MetricWord => ({
      key,
      of,
      unit: "count",
      formula: "",
      name: key,
      meaning: "",
    });
    const words = [
      word("offered", "queue"),
      word("answered", "both"),
      word("sl1", "queue"),
      word("asked", "agent"),
    ];
    const keys = (by: "queue" | "agent", all: boolean) => figures(words, by, all).map(({ key }) => key);
    expect(keys("queue", false)).toEqual(["offered", "answered"]);
    expect(keys("queue", true)).toEqual(["offered", "answered", "sl1"]);
    expect(keys("agent", false)).toEqual(["answered", "asked"]);
  });

  test("have the time of the report's zone, with the day where there are several", () => {
    const one = report([]);
    expect(timeLabel("2026-11-20T01:00:00Z", one, "30", "en")).toBe("09:00");
    const two = report([], { to: "2026-11-21T16:00:00Z" });
    expect(timeLabel("2026-11-20T01:00:00Z", two, "30", "en")).toBe("Nov 20, 09:00");
    expect(timeLabel("2026-11-19T16:00:00Z", two, "day", "en")).toBe("Nov 20");
  });
});

describe("the picture", () => {
  test("gives every interval its place and its part of the highest", () => {
    const found = chart(
      report([
        row("2026-11-20T01:00:00Z", "2026-11-20T01:30:00Z", {
          offered: 15,
          answered: 10,
          "service-level": 50,
        }),
        row("2026-11-20T02:00:00Z", "2026-11-20T02:30:00Z", {
          offered: 20,
          answered: 20,
          "service-level": 100,
        }),
        row("2026-11-20T02:30:00Z", "2026-11-20T03:00:00Z", { offered: 0, answered: 0 }),
      ]),
    );
    expect(found.top).toBe(20);
    expect(found.bars[0]).toEqual({ x: 0, width: 1 / 12, offered: 0.75, answered: 0.5, level: 0.5 });
    expect(found.bars[1]?.x).toBeCloseTo(2 / 12);
    expect(found.to - found.from).toBe(6 * 3_600_000);
    expect(found.bars[2]?.level).toBeNull();
    const long = chart(
      report([...Array(24).keys()].map((hour) => row(at(hour), at(hour + 1), { offered: 1 }))),
    );
    expect(long.to - long.from).toBe(24 * 3_600_000);
    expect(long.bars.at(-1)?.x).toBeCloseTo(23 / 24);
    expect(pieces(found.bars).map((piece) => piece.length)).toEqual([1, 1]);
    expect(chart(report([]))).toEqual({ bars: [], top: 1, from: 0, to: 0 });
  });

  test("joins only what lies side by side", () => {
    const bar = (x: number, level: number | null) => ({ x, width: 0.1, offered: 0, answered: 0, level });
    const line = pieces([bar(0, 1), bar(0.1, 1), bar(0.2, null), bar(0.3, 1), bar(0.5, 1), bar(0.6, 0.5)]);
    expect(line.map((piece) => piece.map(({ x }) => x))).toEqual([[0, 0.1], [0.3], [0.5, 0.6]]);
  });

  test("ends its axis at a round number", () => {
    expect([0, 1, 3, 7, 10, 11, 42, 1999].map(roundUp)).toEqual([1, 1, 5, 10, 10, 20, 50, 2000]);
  });

  test("says how far channels lie apart", () => {
    const promise = (channel: string, onTime: number | null) => ({
      channel,
      tempo: "live-text",
      offered: 1,
      due: 1,
      inTarget: 1,
      onTime,
    });
    expect(apart(report([], { channels: [promise("a", 80), promise("b", null), promise("c", 92.5)] }))).toBe(
      12.5,
    );
    expect(apart(report([], { channels: [promise("a", 80)] }))).toBe(0);
  });
});

import type { IntervalReport, IntervalRow, MetricWord } from "@parley/api";
import { clock } from "@parley/i18n";

export type By = "queue" | "agent";
export const intervals = ["15", "30", "60", "day"] as const;
export type Interval = (typeof intervals)[number];
export type Attribution = "entry" | "answer";

/** What is looked at; it stands in the address, so that a report can be sent to somebody. */
export interface Wanted {
  by: By;
  from: string;
  to: string;
  interval: Interval;
  attribution: Attribution;
  queueId: string | undefined;
  agentId: string | undefined;
}

/** Whether there is a report that the person may see: all of them, or that of their own work. */
export function seesReports(permissions: readonly string[], agentId: string | undefined): boolean {
  return seesAll(permissions) || (permissions.includes("reports.own") && agentId !== undefined);
}

export const seesAll = (permissions: readonly string[]) => permissions.includes("reports.view");

/** The day it is in the zone of the centre, as a date field writes it. */
export function today(zone: string | undefined, now: Date): string {
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "2-digit", day: "2-digit" };
  try {
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone: zone }).format(now);
  } catch {
    // A zone that somebody typed and that is none.
    return new Intl.DateTimeFormat("en-CA", { ...options, timeZone: "UTC" }).format(now);
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; what is not understood is as if it were not there. */
export function wantedOf(search: URLSearchParams, day: string): Wanted {
  const date = (name: string) => {
    const written = search.get(name) ?? "";
    return DATE.test(written) ? written : day;
  };
  return {
    by: search.get("by") === "agent" ? "agent" : "queue",
    from: date("from"),
    to: date("to"),
    interval: intervals.find((one) => one === search.get("interval")) ?? "30",
    attribution: search.get("attribution") === "answer" ? "answer" : "entry",
    queueId: search.get("queueId") || undefined,
    agentId: search.get("agentId") || undefined,
  };
}

/** The address with one thing changed; nothing is written that goes without saying. */
export function changed(search: URLSearchParams, name: keyof Wanted, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value) next.set(name, value);
  else next.delete(name);
  // The queue belongs to one breakdown and the agent to the other.
  if (name === "by") for (const filter of ["queueId", "agentId"]) next.delete(filter);
  return next;
}

export const isRange = ({ from, to }: Wanted) => from <= to;

/** The figures that are shown unless all are wanted, in the order of the dictionary. */
const usual: Readonly<Record<By, readonly string[]>> = {
  queue: [
    "offered",
    "answered",
    "answered-in-target",
    "service-level",
    "answer-rate",
    "abandoned",
    "short-abandons",
    "abandon-rate",
    "flow-outs",
    "backlog",
    "average-answer-time",
    "answer-time-90",
    "longest-wait",
    "on-time",
    "handled",
    "average-handle-time",
    "transferred",
  ],
  agent: [
    "asked",
    "answered",
    "missed",
    "declined",
    "handled",
    "average-handle-time",
    "average-wrap-up-time",
    "transferred",
    "busy-time",
    "idle-time",
    "occupancy",
    "occupancy-of-places",
  ],
};

/** Those of the dictionary that belong to the breakdown. */
export function figures(words: readonly MetricWord[], by: By, all: boolean): MetricWord[] {
  return words.filter(({ key, of }) => (of === "both" || of === by) && (all || usual[by].includes(key)));
}

/** A figure as people read it; where there is nothing to measure, a dash. */
export function shown(value: number | undefined, unit: string, language: string): string {
  if (value === undefined) return "–";
  if (unit === "seconds") return clock(value * 1000);
  const digits = unit === "percent" ? { minimumFractionDigits: 1, maximumFractionDigits: 1 } : {};
  const number = new Intl.NumberFormat(language, digits).format(value);
  return unit === "percent" ? `${number} %` : number;
}

/** When an interval begins, by the clock of the report; with the day where there are several. */
export function timeLabel(
  at: string | number,
  report: IntervalReport,
  interval: Interval,
  language: string,
): string {
  const days = (Date.parse(report.to) - Date.parse(report.from)) / 86_400_000;
  const withDay = interval === "day" || days > 1.1;
  return new Intl.DateTimeFormat(language, {
    timeZone: report.zone,
    ...(withDay ? { month: "short", day: "numeric" } : {}),
    ...(interval === "day" ? {} : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  }).format(new Date(at));
}

/** What is drawn of one interval, in parts of the whole picture. */
export interface Bar {
  x: number;
  width: number;
  offered: number;
  answered: number;
  /** The service level; null where nobody came. */
  level: number | null;
}

export interface Chart {
  bars: Bar[];
  /** The number at the top. */
  top: number;
  /** Where the time axis begins and ends, in milliseconds. */
  from: number;
  to: number;
}

/** Room for so many intervals at least, so that the first one of a day does not fill the picture. */
const ROOM = 12;

/** A number that an axis ends with: 1, 2 or 5 and zeros. */
export function roundUp(most: number): number {
  if (most <= 1) return 1;
  const zeros = 10 ** Math.floor(Math.log10(most));
  return zeros * ([1, 2, 5, 10].find((step) => step * zeros >= most) ?? 10);
}

/** Where the bars and the line stand, by the time of their intervals; all between 0 and 1. */
export function chart(report: IntervalReport): Chart {
  const first = report.course[0]?.from;
  const last = report.course.at(-1)?.to;
  if (!first || !last) return { bars: [], top: 1, from: 0, to: 0 };
  const start = Date.parse(first);
  const shortest = Date.parse(report.course[0]?.to ?? first) - start;
  const length = Math.max(1, Date.parse(last) - start, ROOM * shortest);
  const come = (row: IntervalRow) => row.values.offered ?? row.values.asked ?? 0;
  const top = roundUp(Math.max(...report.course.map((row) => Math.max(come(row), row.values.answered ?? 0))));
  const bars = report.course.flatMap((row) => {
    if (!row.from || !row.to) return [];
    const from = Date.parse(row.from);
    const level = row.values["service-level"];
    return {
      x: (from - start) / length,
      width: (Date.parse(row.to) - from) / length,
      offered: come(row) / top,
      answered: (row.values.answered ?? 0) / top,
      level: level === undefined ? null : level / 100,
    };
  });
  return { bars, top, from: start, to: start + length };
}

/** The line through the levels, in pieces: it does not pass over intervals in which nobody came. */
export function pieces(bars: readonly Bar[]): Bar[][] {
  const found: Bar[][] = [];
  let before: Bar | undefined;
  for (const bar of bars) {
    const isNext = before !== undefined && Math.abs(before.x + before.width - bar.x) < 1e-6;
    if (bar.level === null) {
      before = undefined;
      continue;
    }
    if (isNext) found.at(-1)?.push(bar);
    else found.push([bar]);
    before = bar;
  }
  return found;
}

/** How far the channels lie apart, in points. */
export function apart(report: IntervalReport): number {
  const known = report.channels.flatMap(({ onTime }) => onTime ?? []);
  return known.length < 2 ? 0 : Math.max(...known) - Math.min(...known);
}

import type { SimulatedFigure } from "@parley/api";
import type { AdminKey } from "@parley/i18n/admin";

/** How a figure is written. */
type Unit = "share" | "seconds" | "index";

export interface FigureKind {
  key: string;
  /** Of whom: the row of the result in which it stands. */
  scope: "all" | "agents";
  name: AdminKey;
  unit: Unit;
  /** The name of the same in what was measured on the day. */
  past: string | null;
}

/** By what weights are tuned. */
export const costOfWaiting: FigureKind = {
  key: "waitingCost",
  scope: "all",
  name: "balance.cost",
  unit: "index",
  past: null,
};

/** What is compared, the most important first. */
export const figureKinds: readonly FigureKind[] = [
  { key: "serviceLevel", scope: "all", name: "figure.serviceLevel", unit: "share", past: "serviceLevel" },
  {
    key: "waitOfAnswered",
    scope: "all",
    name: "figure.waitOfAnswered",
    unit: "seconds",
    past: "waitOfAnswered",
  },
  { key: "waitMedian", scope: "all", name: "figure.waitMedian", unit: "seconds", past: "waitMedian" },
  { key: "waitOfMost", scope: "all", name: "figure.waitOfMost", unit: "seconds", past: "waitOfMost" },
  { key: "abandonment", scope: "all", name: "figure.abandonment", unit: "share", past: "abandonment" },
  { key: "occupancy", scope: "agents", name: "figure.occupancy", unit: "share", past: null },
  { key: "giniOfOccupancy", scope: "agents", name: "figure.gini", unit: "index", past: null },
];

/** A value with its unit, as people read it. */
export function written(value: number, unit: Unit, language: string, signed = false): string {
  const sign = signed ? "exceptZero" : "auto";
  if (unit === "share")
    return new Intl.NumberFormat(language, {
      style: "percent",
      maximumFractionDigits: 1,
      signDisplay: sign,
    }).format(value);
  if (unit === "index")
    return new Intl.NumberFormat(language, { maximumFractionDigits: 3, signDisplay: sign }).format(value);
  const [amount, name] =
    Math.abs(value) < 120
      ? [value, "second"]
      : Math.abs(value) < 7200
        ? [value / 60, "minute"]
        : [value / 3600, "hour"];
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: name as string,
    unitDisplay: "short",
    maximumFractionDigits: 1,
    signDisplay: sign,
  }).format(amount as number);
}

/** Its interval, from and to; both are the mean where nothing was left to chance. */
export function interval({ mean, halfWidth }: SimulatedFigure): [number, number] {
  const half = halfWidth ?? 0;
  return [Math.max(0, mean - half), mean + half];
}

/** Up to where the bars of a figure reach: a share may be compared with the whole. */
export function scale(figures: readonly SimulatedFigure[], past: number | null, unit: Unit): number {
  if (unit === "share") return 1;
  return Math.max(past ?? 0, ...figures.map((figure) => interval(figure)[1])) || 1;
}

/** Whether the runs have shown a difference at all, and which way it goes. */
export function shown({ mean, halfWidth }: SimulatedFigure): "more" | "less" | "nothing" {
  // one run alone shows nothing, and what is equal in every run differs in none
  if (halfWidth === null || mean === 0) return "nothing";
  return mean > halfWidth ? "more" : -mean > halfWidth ? "less" : "nothing";
}

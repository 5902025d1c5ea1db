import type { Known, Schemas } from "./types.ts";

export type SimulationState = "waiting" | "running" | "done" | "failed" | "cancelled";
export type SimulationSummary = Schemas["SimulationRunSummary"];
export type SimulationRun = Known<Schemas["SimulationRunView"], { outcome: SimulationOutcome | null }>;
export type SimulationBody = Schemas["SimulationBody"];
/** A past day once more, with what would be otherwise. */
export type DayWish = Schemas["DayWish"];
/** What it came to: figures side by side, and what was measured on the day. */
export type SimulationOutcome = Known<
  Schemas["RunOutcome"],
  { simulated: Known<Schemas["SimulatedDay"], { rows: SimulatedRow[] }> }
>;
export type SimulatedFigure = Required<Schemas["SimulatedFigure"]>;
/** Figures of a part of the centre, one for each configuration. */
export type SimulatedRow = Known<
  Schemas["SimulatedRow"],
  { values: Record<string, SimulatedFigure[]>; more: Record<string, SimulatedFigure[]> }
>;

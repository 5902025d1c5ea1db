import type { Schemas } from "./types.ts";

/** What happened, in figures; values stand by the keys of the dictionary. */
export type IntervalReport = Schemas["IntervalReport"];
export type IntervalRow = Schemas["IntervalRow"];
export type FairGroup = Schemas["FairGroup"];
export type ChannelPromise = Schemas["ChannelPromise"];
/** A figure of the dictionary: its name, formula and meaning. */
export type MetricWord = Schemas["MetricWord"];

import type { SimulatedFigure, SimulationOutcome } from "./simulation-types.ts";
import type { Known, Schemas } from "./types.ts";

export type BalanceSummary = Schemas["BalanceProposalSummary"];
export type BalanceProposalBody = Schemas["BalanceProposalBody"];
export type BalanceDefinition = Known<
  Schemas["BalanceDefinition"],
  { weights: Required<Schemas["BalanceWeights"]>[] }
>;
/** Weights that were looked for, with what they would gain. */
export type BalanceProposal = Known<
  Schemas["BalanceProposalView"],
  {
    wish: Required<Schemas["BalanceWish"]>;
    outcome: Known<
      Schemas["BalanceOutcome"],
      { gain: SimulatedFigure; definition: BalanceDefinition; simulated: SimulationOutcome["simulated"] }
    > | null;
  }
>;

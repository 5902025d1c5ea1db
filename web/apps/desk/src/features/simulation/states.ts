import type { SimulationSummary } from "@parley/api";
import type { AdminTranslator } from "@parley/i18n/admin";

/** What a simulation is doing, in words. */
export function stateText(run: SimulationSummary, t: AdminTranslator): string {
  switch (run.state) {
    case "waiting":
      return t("simulation.waiting");
    case "running":
      return t("simulation.running", { n: run.progress });
    case "failed":
      return t("simulation.failed");
    case "cancelled":
      return t("simulation.cancelled");
    default:
      return t("simulation.done");
  }
}

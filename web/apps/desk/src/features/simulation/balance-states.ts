import type { BalanceSummary } from "@parley/api";
import type { AdminTranslator } from "@parley/i18n/admin";

/** What a proposal is doing or has come to, in words. */
export function proposalText(proposal: BalanceSummary, t: AdminTranslator): string {
  switch (proposal.state) {
    case "waiting":
      return t("simulation.waiting");
    case "running":
      return t("simulation.running", { n: proposal.progress });
    case "failed":
      return t("simulation.failed");
    case "cancelled":
      return t("simulation.cancelled");
    default:
      if (proposal.isOn) return t("balance.on");
      return t(proposal.verdict === "gain" ? "balance.gain" : "balance.noGain");
  }
}

import type { StaleFacts } from "@parley/api";
import type { DeskTranslator } from "@parley/i18n/desk";

/** What happened between reading and answering, so that the writer can decide. */
export function staleText({ change, by }: StaleFacts, t: DeskTranslator): string {
  switch (change) {
    case "answered":
      return t("stale.answered", { by: by ?? t("context.agent") });
    case "customer-wrote":
      return t("stale.customerWrote");
    case "transferred":
      return t("stale.transferred");
    case "requeued":
      return t("stale.requeued");
    case "closed":
      return t("stale.closed");
    case "reopened":
      return t("stale.reopened");
    default:
      return t("stale.other");
  }
}

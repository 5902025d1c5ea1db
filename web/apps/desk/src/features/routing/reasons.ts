import type { Offer, OfferReason } from "@parley/api";
import type { DeskTranslator } from "@parley/i18n/desk";

/** One sentence that says why the engine chose me. Codes of a newer engine become the general reason. */
export function reasonSentence(offer: Offer, t: DeskTranslator): string {
  const parts = offer.reasons.map((reason) => reasonText(reason, t));
  const known = [...new Set(parts.filter((part) => part !== null))];
  return new Intl.ListFormat(t.language, { style: "narrow", type: "conjunction" }).format(
    known.length > 0 ? known : [t("reason.other")],
  );
}

function reasonText({ code, arguments: given }: OfferReason, t: DeskTranslator): string | null {
  const value = (name: string) => String(given[name] ?? "");
  switch (code) {
    case "longest-idle":
      return t("reason.longestIdle");
    case "skill":
    case "skill-match":
      return t("reason.skill", { skill: value("skill"), level: value("level") }).trim();
    case "last-agent":
      return t("reason.lastAgent");
    case "priority":
      return t("reason.priority", { priority: value("priority") });
    case "longest-waiting":
      return t("reason.waited");
    case "only-one":
      return t("reason.onlyOne");
    case "member":
    case "queue-member":
      return t("reason.member", { queue: value("queue") });
    case "transferred":
      return t("reason.transferred", { by: value("by") });
    default:
      return null;
  }
}

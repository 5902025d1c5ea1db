import type { Content } from "@parley/api";
import type { DeskTranslator } from "@parley/i18n/desk";

/** The grey line of an event, with as much as its arguments tell. */
export function eventText(content: Extract<Content, { type: "event" }>, t: DeskTranslator): string {
  const given = (name: string) => {
    const value = content.arguments[name];
    return value === undefined || value === null || value === "" ? null : String(value);
  };
  const queue = given("queue");
  const agent = given("agent") ?? given("agentName");
  const by = given("by");
  const to = given("to") ?? queue ?? agent;
  switch (content.event) {
    case "opened":
      return t("event.opened");
    case "queued":
      return queue ? t("event.queued", { queue }) : t("event.queuedPlain");
    case "assigned":
      return agent ? t("event.assigned", { agent }) : t("event.assignedPlain");
    case "transferred": {
      const line = to && by ? t("event.transferred", { to, by }) : t("event.transferredPlain");
      const note = given("note");
      return note ? `${line}: “${note}”` : line;
    }
    case "requeued":
      return t("event.requeued");
    case "closed":
      if (by === "customer" || by === "visitor") return t("event.closedByVisitor");
      return by ? t("event.closedBy", { by }) : t("event.closed");
    case "rated": {
      const line = t("event.rated", { score: given("score") ?? "" });
      const comment = given("comment");
      return comment ? `${line}: “${comment}”` : line;
    }
    case "reopened":
      return t("event.reopened");
    default:
      return t("event.other", { event: content.event });
  }
}

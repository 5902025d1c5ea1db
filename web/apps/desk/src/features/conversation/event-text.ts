import type { Content } from "@parley/api";
import { timeOfDay } from "@parley/i18n";
import type { DeskTranslator, PlainKey } from "@parley/i18n/desk";

/** Why work went back to its queue; a word that this page does not know yet is left out. */
function whyRequeued(reason: string | null, agent: string, t: DeskTranslator): string | null {
  switch (reason) {
    case "declined":
      return t("requeued.declined", { agent });
    case "timed-out":
      return t("requeued.timedOut", { agent });
    case "agent-unavailable":
      return t("requeued.unavailable", { agent });
    case "agent-away":
      return t("requeued.away", { agent });
    case "agent-full":
      return t("requeued.full", { agent });
    case "agent-silent":
      return t("requeued.silent", { agent });
    default:
      return null;
  }
}

const whyClosed: Record<string, PlainKey> = {
  "customer-left": "closed.customerLeft",
  "customer-silent": "closed.customerSilent",
};

/** The grey line of an event, with as much as its arguments tell. */
export function eventText(content: Extract<Content, { type: "event" }>, t: DeskTranslator): string {
  const given = (name: string) => {
    const value = content.arguments[name];
    return value === undefined || value === null || value === "" ? null : String(value);
  };
  const queue = given("queue");
  const agent = given("agent") ?? given("agentName");
  const by = given("by");
  const at = given("at");
  const until = at ? timeOfDay(at, t.language) : "";
  const to = given("to") ?? queue ?? agent;
  switch (content.event) {
    case "opened":
      return t("event.opened");
    case "queued":
      return queue ? t("event.queued", { queue }) : t("event.queuedPlain");
    case "held":
      return t("event.held");
    case "assigned":
      return agent ? t("event.assigned", { agent }) : t("event.assignedPlain");
    case "transferred": {
      const line = to && by ? t("event.transferred", { to, by }) : t("event.transferredPlain");
      const note = given("note");
      return note ? `${line}: “${note}”` : line;
    }
    case "requeued": {
      const line = queue ? t("event.requeuedTo", { queue }) : t("event.requeued");
      const reason = whyRequeued(given("reason"), agent ?? t("context.agent"), t);
      return reason ? `${line}${t("event.because")}${reason}` : line;
    }
    case "closed": {
      const reason = whyClosed[given("reason") ?? ""];
      if (by === "customer" || by === "visitor") return t("event.closedByVisitor");
      if (by === "system") return reason ? t(reason) : t("event.closed");
      return by && by !== "agent" ? t("event.closedBy", { by }) : t("event.closed");
    }
    case "customer-left":
      return t("event.customerLeft", { time: until });
    case "agent-silent":
      return t("event.agentSilent", { time: until });
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

import type { SurgeRuleForm } from "@parley/api";
import type { DeskTranslator } from "@parley/i18n/desk";

/** How things are called, by id; null for what has no name here. */
export interface Names {
  queue: (id: string | null) => string;
  team: (id: string) => string | null;
}

/** A rule as people would say it: when agents go, from where, when they return. */
export function ruleInWords(
  rule: Pick<
    SurgeRuleForm,
    | "figure"
    | "toQueueId"
    | "startsAt"
    | "startSeconds"
    | "endsAt"
    | "endSeconds"
    | "lenders"
    | "agents"
    | "minutes"
  >,
  names: Names,
  t: DeskTranslator,
): string[] {
  return [
    t(`surgeStart.${rule.figure}`, {
      queue: names.queue(rule.toQueueId),
      at: rule.startsAt,
      seconds: rule.startSeconds,
      n: rule.agents,
    }),
    ...rule.lenders.map((lender) => {
      const team = lender.teamId ? names.team(lender.teamId) : null;
      const words = {
        queue: names.queue(lender.queueId),
        upTo: lender.lendsUpTo,
        recall: lender.recallsAt,
        keeps: lender.keeps,
      };
      return team ? t("surge.ruleFromTeam", { ...words, team }) : t("surge.ruleFrom", words);
    }),
    t("surge.ruleEnd", { at: rule.endsAt, seconds: rule.endSeconds, minutes: rule.minutes }),
  ];
}

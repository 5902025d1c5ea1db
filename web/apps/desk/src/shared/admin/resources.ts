import {
  type AccessToken,
  type CannedForm,
  type CannedReplySettings,
  type ChannelForm,
  type ChannelSettings,
  type HoursForm,
  type OpeningHours,
  type QueueForm,
  type QueueSettings,
  type Readable,
  resource,
  type Schemas,
  type Skill,
  type StaffForm,
  type StaffMember,
  type Strategy,
  type StrategyForm,
  type SurgeRule,
  type SurgeRuleForm,
  type Team,
  type TeamForm,
  type WellbeingLimits,
  type WellbeingLimitsForm,
  type WrapUpCodeSettings,
} from "@parley/api";
import { useQuery } from "@tanstack/react-query";
import { request } from "../api.ts";
import { orEmpty } from "../optional.ts";
import type { Choice } from "./fields.tsx";

export const peopleResource = resource<StaffMember, StaffForm>(request, "/people");
export const teamsResource = resource<Team, TeamForm>(request, "/teams");
export const skillsResource = resource<Skill, Schemas["SkillBody"]>(request, "/skills");
export const queuesResource = resource<QueueSettings, QueueForm>(request, "/queues");
export const strategiesResource = resource<Strategy, StrategyForm>(request, "/strategies");
export const limitsResource = resource<WellbeingLimits, WellbeingLimitsForm>(request, "/wellbeing/limits");
export const moveRulesResource = resource<SurgeRule, SurgeRuleForm>(request, "/surge/rules");
export const hoursResource = resource<OpeningHours, HoursForm>(request, "/hours");
export const cannedResource = resource<CannedReplySettings, CannedForm>(request, "/canned-replies");
export const codesResource = resource<WrapUpCodeSettings, Schemas["CodeBody"]>(request, "/wrap-up-codes");
export const channelsResource = resource<ChannelSettings, ChannelForm>(request, "/channels");
export const tokensResource = resource<AccessToken, Schemas["NewToken"]>(request, "/tokens");

/** The objects of another page as choices of a field. */
export function useChoices<T extends { id: string; name?: string }>(from: Readable<T>): Choice[] {
  const list = useQuery({
    queryKey: [from.path, "choices"],
    queryFn: () => orEmpty(from.list()),
    staleTime: 30_000,
  });
  return (list.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }));
}

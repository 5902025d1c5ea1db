import {
  type AccessToken,
  type CannedReplySettings,
  type ChannelSettings,
  type OpeningHours,
  type QueueSettings,
  type Resource,
  resource,
  type Skill,
  type StaffMember,
  type Team,
  type WrapUpCodeSettings,
} from "@parley/api";
import { useQuery } from "@tanstack/react-query";
import { request } from "../api.ts";
import { orEmpty } from "../optional.ts";
import type { Choice } from "./fields.tsx";

export const peopleResource = resource<StaffMember, StaffMember & { password?: string }>(request, "/people");
export const teamsResource = resource<Team>(request, "/teams");
export const skillsResource = resource<Skill>(request, "/skills");
export const queuesResource = resource<QueueSettings>(request, "/queues");
export const hoursResource = resource<OpeningHours>(request, "/hours");
export const cannedResource = resource<CannedReplySettings>(request, "/canned-replies");
export const codesResource = resource<WrapUpCodeSettings>(request, "/wrap-up-codes");
export const channelsResource = resource<ChannelSettings>(request, "/channels");
export const tokensResource = resource<AccessToken, AccessToken & { token: string }>(request, "/tokens");

/** The objects of another page as choices of a field. */
export function useChoices<T extends { id: string; name?: string }>(from: Resource<T, unknown>): Choice[] {
  const list = useQuery({
    queryKey: [from.path, "choices"],
    queryFn: () => orEmpty(from.list()),
    staleTime: 30_000,
  });
  return (list.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }));
}

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Choice } from "../../shared/admin/fields.tsx";
import { queuesResource, skillsResource, teamsResource, useChoices } from "../../shared/admin/resources.ts";
import { agentsQuery } from "../../shared/queries.ts";
import type { Called } from "./words.ts";

/** What can be chosen in a strategy, and how it is called. */
export interface Lookups {
  agents: Choice[];
  queues: Choice[];
  skills: Choice[];
  teams: Choice[];
  called: Called;
}

const names = (choices: readonly Choice[]) => new Map(choices.map(({ value, label }) => [value, label]));

export function useLookups(): Lookups {
  const queues = useChoices(queuesResource);
  const skills = useChoices(skillsResource);
  const teams = useChoices(teamsResource);
  const listed = useQuery(agentsQuery).data?.items;
  return useMemo(() => {
    const agents = (listed ?? []).map(({ id, name }) => ({ value: id, label: name }));
    const called = {
      agents: names(agents),
      queues: names(queues),
      skills: names(skills),
      teams: names(teams),
    };
    return { agents, queues, skills, teams, called };
  }, [listed, queues, skills, teams]);
}

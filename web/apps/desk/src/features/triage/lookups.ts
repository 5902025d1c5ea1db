import { useMemo } from "react";
import type { Choice } from "../../shared/admin/fields.tsx";
import {
  channelsResource,
  queuesResource,
  skillsResource,
  useChoices,
} from "../../shared/admin/resources.ts";
import type { Called } from "./words.ts";

/** What can be chosen in a rule, and how it is called. */
export interface Lookups {
  channels: Choice[];
  queues: Choice[];
  skills: Choice[];
  called: Called;
}

const names = (choices: readonly Choice[]) => new Map(choices.map(({ value, label }) => [value, label]));

export function useLookups(): Lookups {
  const channels = useChoices(channelsResource);
  const queues = useChoices(queuesResource);
  const skills = useChoices(skillsResource);
  return useMemo(
    () => ({
      channels,
      queues,
      skills,
      called: { channels: names(channels), queues: names(queues), skills: names(skills) },
    }),
    [channels, queues, skills],
  );
}

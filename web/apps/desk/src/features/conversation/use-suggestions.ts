import type { Conversation } from "@parley/api";
import { matchScore } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { belongsToInputMethod, useEscape } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useState } from "react";
import { agentsQuery, cannedQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import { fillCanned, findCanned } from "./canned.ts";
import type { Trigger } from "./trigger.ts";

export interface Suggestion {
  id: string;
  name: string;
  hint: string;
  insert: string;
  agentId?: string;
}

const SHOWN = 8;

function useMentions(trigger: Trigger | null): Suggestion[] {
  const wanted = trigger?.kind === "mention";
  const agents = useQuery({ ...agentsQuery, enabled: wanted }).data?.items;
  if (!wanted || !agents) return [];
  return agents
    .map((agent) => ({ agent, score: matchScore(agent.name, trigger.query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ agent }) => ({
      id: agent.id,
      name: agent.name,
      hint: "",
      insert: `@${agent.name} `,
      agentId: agent.id,
    }));
}

function useCanned(trigger: Trigger | null, conversation: Conversation): Suggestion[] {
  const { person } = useSession();
  const wanted = trigger?.kind === "canned";
  const replies = useQuery({ ...cannedQuery, enabled: wanted }).data?.items;
  if (!wanted || !replies) return [];
  const values = {
    "customer.name": conversation.customer.name,
    "agent.name": person.name,
    queue: conversation.queue,
  };
  const here = replies.filter(({ queueId }) => queueId === null || queueId === conversation.queueId);
  return findCanned(here, trigger.query, conversation.customer.language)
    .slice(0, SHOWN)
    .map((reply) => ({
      id: reply.id,
      name: `/${reply.shortcut} · ${reply.title}`,
      hint: reply.text.split("\n")[0] ?? "",
      insert: fillCanned(reply.text, values),
    }));
}

/** The options for what was typed after `@` or `/`, and the keys that walk them. */
export function useSuggestions(trigger: Trigger | null, conversation: Conversation) {
  const t = useT();
  const [selected, setSelected] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const mentions = useMentions(trigger);
  const canned = useCanned(trigger, conversation);
  const isMention = trigger?.kind === "mention";
  const options = isMention ? mentions : canned;
  const from = trigger?.from ?? null;
  const query = trigger?.query;
  const open = trigger !== null && dismissed !== from;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at the first answer
  useEffect(() => setSelected(0), [query]);
  useEffect(() => {
    if (from === null) setDismissed(null);
  }, [from]);
  useEscape(open, () => setDismissed(from));

  return {
    open,
    options,
    selected: Math.min(selected, Math.max(0, options.length - 1)),
    label: t(isMention ? "composer.mentions" : "composer.canned"),
    empty: t(isMention ? "composer.mentionEmpty" : "composer.cannedEmpty"),
    /** True where the list has used the key. */
    onKeyDown: (event: KeyboardEvent): boolean => {
      if (!open || options.length === 0 || belongsToInputMethod(event.nativeEvent)) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return false;
      event.preventDefault();
      setSelected((at) => (at + step + options.length) % options.length);
      return true;
    },
  };
}

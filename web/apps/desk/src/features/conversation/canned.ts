import type { CannedReply } from "@parley/api";
import { matchScore } from "@parley/i18n";

export interface CannedValues {
  "customer.name": string | null;
  "agent.name": string;
  queue: string | null;
}

/** Fills a canned reply; what nobody knows becomes a place that must be filled in before sending. */
export function fillCanned(text: string, values: CannedValues): string {
  return text.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const known = (values as unknown as Record<string, string | null | undefined>)[name.trim()];
    return known ?? `[▯${name.trim()}▯]`;
  });
}

/** The replies for what was typed after the slash: shortcut first, then title, then text; the customer's language before others. */
export function findCanned(
  replies: readonly CannedReply[],
  query: string,
  language: string | null,
): CannedReply[] {
  const wanted = language?.slice(0, 2);
  return replies
    .map((reply) => ({
      reply,
      score: Math.max(
        matchScore(reply.shortcut, query) * 3,
        matchScore(reply.title, query) * 2,
        reply.text.toLowerCase().includes(query.toLowerCase()) ? 1 : 0,
      ),
      speaks: reply.language === null || wanted === undefined || reply.language.startsWith(wanted),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => Number(b.speaks) - Number(a.speaks) || b.score - a.score)
    .map(({ reply }) => reply);
}

import { Problem, type WorkItem } from "@parley/api";
import type { DeskTranslator } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { toast } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { keyLabel } from "../../shared/action.tsx";
import { api } from "../../shared/api.ts";
import { applyWorkItem } from "../../shared/apply-live.ts";
import { drafts } from "../../shared/drafts.ts";
import { onLiveEvents } from "../../shared/live.ts";
import { askForNotices, noticesAreUnasked } from "../../shared/notices.ts";
import { useOfferedWork } from "../../shared/own-work.ts";
import { prefer, preferences } from "../../shared/preferences.ts";
import { problemText } from "../../shared/problem-text.ts";
import { conversationQuery, offeredQuery, queuesQuery, timelineQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import { longestWaiting } from "./work-actions.ts";

/** Asked for after the first accepted offer, when it is plain what for. */
function offerNotices(t: DeskTranslator): void {
  if (!noticesAreUnasked() || preferences.get().notifyAsked) return;
  prefer({ notifyAsked: true });
  toast(t("offer.noticeWhy"), {
    label: t("offer.noticeAllow"),
    run: () => void askForNotices().then((notify) => prefer({ notify })),
  });
}

/** My offers, oldest deadline first, and what I can do with them. */
export function useOffers(openId: string | null, onOpen: (conversationId: string) => void) {
  const t = useT();
  const client = useQueryClient();
  const { agentId = null } = useSession();
  const items = useOfferedWork().data?.items ?? [];
  const offers = items
    .filter((item) => item.offer !== null)
    .sort((a, b) => Date.parse(a.offer?.deadline ?? "") - Date.parse(b.offer?.deadline ?? ""));
  const ended = useRef(new Set<string>());

  const drop = useCallback(
    (item: WorkItem) => {
      client.setQueryData(offeredQuery.queryKey, (page) =>
        page ? { ...page, items: page.items.filter((each) => each.id !== item.id) } : page,
      );
    },
    [client],
  );

  const endSentence = useCallback(
    (outcome: string, by?: string | null) => {
      switch (outcome) {
        case "taken":
          return by ? t("offer.taken", { name: by }) : t("offer.takenBySomebody");
        case "withdrawn":
          return t("offer.withdrawn");
        case "timed-out":
          return t("offer.timedOut");
        default:
          return null;
      }
    },
    [t],
  );

  // Each end of an offer has its sentence, whether the stream or my own click learns of it first.
  useEffect(
    () =>
      onLiveEvents((events) => {
        for (const event of events) {
          if (event.kind !== "offer-ended" || ended.current.has(event.offerId)) continue;
          ended.current.add(event.offerId);
          const sentence = endSentence(event.outcome, event.by);
          if (sentence) toast(sentence);
        }
      }),
    [endSentence],
  );

  const accepting = useMutation({
    mutationFn: (item: WorkItem) => api.accept(item.id),
    onMutate: (item) => {
      if (item.offer) ended.current.add(item.offer.id);
    },
    onSuccess: (item) => {
      applyWorkItem(client, item, agentId);
      offerNotices(t);
      // My own click shows at once; the stream counts for everybody once a second.
      void client.invalidateQueries({ queryKey: queuesQuery.queryKey });
      void client.prefetchQuery(conversationQuery(item.conversationId));
      void client.prefetchQuery(timelineQuery(item.conversationId));
      // The person moves the focus: with words in the box the work waits in its slot.
      if (openId && drafts.has(openId)) toast(t("offer.docked", { key: keyLabel(longestWaiting) }));
      else onOpen(item.conversationId);
    },
    onError: (error, item) => {
      const code = error instanceof Problem ? error.code : "";
      if (code === "offer-already-accepted") {
        toast(t("offer.otherTab"));
        drop(item);
        onOpen(item.conversationId);
        return;
      }
      const sentence = endSentence(code.replace("offer-", ""));
      if (sentence) drop(item);
      toast(sentence ?? t("offer.failed", { cause: problemText(error, t) }));
    },
  });

  const declining = useMutation({
    mutationFn: (item: WorkItem) => api.decline(item.id),
    onMutate: (item) => {
      if (item.offer) ended.current.add(item.offer.id);
    },
    onSuccess: (_, item) => {
      drop(item);
      toast(t("offer.declined"));
    },
    onError: (error, item) => {
      const sentence = endSentence(error instanceof Problem ? error.code.replace("offer-", "") : "");
      if (sentence) drop(item);
      toast(sentence ?? problemText(error, t));
    },
  });

  return {
    offers,
    acceptingId: accepting.isPending ? accepting.variables.id : null,
    accept: (item: WorkItem | undefined) => {
      if (item && !accepting.isPending) accepting.mutate(item);
    },
    decline: (item: WorkItem | undefined) => {
      if (item && !declining.isPending) declining.mutate(item);
    },
  };
}

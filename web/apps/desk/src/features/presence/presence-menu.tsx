import type { Presence, PresenceState } from "@parley/api";
import { clock } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { actions, Button, Clock, Icon, Menu, toast, useAction } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api } from "../../shared/api.ts";
import { serverNow } from "../../shared/live.ts";
import { useActiveWork } from "../../shared/own-work.ts";
import { presenceWords } from "../../shared/presence-words.ts";
import { problemText } from "../../shared/problem-text.ts";
import { offeredQuery, presenceQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import {
  becomeAvailable,
  becomeBusy,
  breakAfterThese,
  choosePresence,
  comeBack,
  goAway,
  takeBreak,
  takeMeal,
} from "./presence-actions.ts";
import styles from "./presence-menu.module.css";

/** A break that begins when what I hold is done: nothing new comes from now on, and what I have stays. */
const AFTER_THESE = "after-these";

const states = Object.keys(presenceWords) as PresenceState[];

/** My presence: chosen by me alone. A missed offer stands beside it and never changes it. */
export function PresenceMenu() {
  const { agentId } = useSession();
  const presence = useQuery({ ...presenceQuery, enabled: agentId !== undefined }).data;
  if (presence) return <PresenceBar presence={presence} />;
  // Its place is kept while it loads; who is no agent has none.
  return agentId === undefined ? null : <span className={styles.place} />;
}

function usePresenceChanges() {
  const t = useT();
  const client = useQueryClient();
  const onSuccess = (presence: Presence) => client.setQueryData(presenceQuery.queryKey, presence);
  const onError = (error: unknown) => toast(t("presence.changeFailed", { cause: problemText(error, t) }));
  const set = useMutation({
    mutationFn: (wanted: PresenceState | typeof AFTER_THESE) =>
      wanted === AFTER_THESE ? api.setPresence("break", AFTER_THESE) : api.setPresence(wanted),
    onSuccess: (presence) => {
      onSuccess(presence);
      const pending = client.getQueryData(offeredQuery.queryKey)?.items.length ?? 0;
      if (presence.state !== "available" && pending > 0) toast(t("presence.offerWithdrawn"));
    },
    onError,
  });
  const back = useMutation({ mutationFn: api.iAmBack, onSuccess, onError });
  return { set: set.mutate, back: back.mutate, busy: set.isPending || back.isPending };
}

/** How much I hold, counted from the work itself: it changes with every piece, presence does not. */
function useLoad({ load }: Presence): { active: number; max: number } | null {
  const work = useActiveWork().data?.items;
  if (!load) return null;
  const active = work?.filter((item) => item.state !== "WRAP_UP" && item.tempo !== "DEFERRED").length;
  return { active: active ?? load.active, max: load.max };
}

function PresenceBar({ presence }: { presence: Presence }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { set, back, busy } = usePresenceChanges();
  const held = useActiveWork().data?.items.length ?? 0;
  const isEnding = presence.state === "break" && presence.reason === AFTER_THESE && held > 0;
  const word = isEnding ? t("presence.breakAfter", { n: held }) : t(presenceWords[presence.state]);
  const load = useLoad(presence);
  const since = useCallback(() => {
    const began = Date.parse(presence.since);
    // who has never chosen anything has been so since the beginning of time
    return began > 0 ? clock(serverNow() - began) : "";
  }, [presence.since]);

  useAction(choosePresence, { run: () => setOpen(true) });
  useAction(becomeAvailable, { run: () => set("available") });
  useAction(becomeBusy, { run: () => set("busy") });
  useAction(takeBreak, { run: () => set("break") });
  useAction(breakAfterThese, { run: () => set(AFTER_THESE) }, held > 0);
  useAction(takeMeal, { run: () => set("meal") });
  useAction(goAway, { run: () => set("away") });
  useAction(comeBack, { run: () => back() }, presence.notResponding);

  return (
    <div className={styles.presence}>
      <Menu
        label={t("presence.choose")}
        open={open}
        onOpenChange={setOpen}
        button={(props) => (
          <button
            {...props}
            type="button"
            className={styles.button}
            aria-label={t("presence.menu", { state: word })}
            aria-busy={busy || undefined}
            aria-keyshortcuts={actions.keysOf(choosePresence)[0]}
          >
            <span className={styles.dot} data-state={presence.state} aria-hidden="true" />
            <span className={styles.word}>{word}</span>
            <Clock className={styles.clock} text={since} />
            <Icon name="down" size={14} />
          </button>
        )}
        items={[
          ...states.map((state) => ({
            id: state,
            label: (
              <span className={styles.option}>
                <span className={styles.dot} data-state={state} aria-hidden="true" />
                {t(presenceWords[state])}
              </span>
            ),
            checked: state === presence.state && !isEnding,
            onSelect: () => set(state),
          })),
          ...(held > 0
            ? [
                {
                  id: AFTER_THESE,
                  label: (
                    <span className={styles.option}>
                      <span className={styles.dot} data-state="break" aria-hidden="true" />
                      {t("presence.afterThese")}
                    </span>
                  ),
                  keywords: t("presence.afterTheseWords"),
                  checked: isEnding,
                  onSelect: () => set(AFTER_THESE),
                },
              ]
            : []),
        ]}
      />
      {presence.notResponding ? (
        <span className={styles.missed}>
          <Icon name="warn" size={16} />
          <span className={styles.missedText}>{t("presence.notResponding")}</span>
          <Button onClick={() => back()}>{t("presence.iAmBack")}</Button>
        </span>
      ) : load ? (
        <span className={styles.load} title={t("presence.loadLong", load)}>
          {t("presence.load", load)}
        </span>
      ) : null}
    </div>
  );
}

import type { WorkItem } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { useAction, useEscape } from "@parley/ui";
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { composerWanted } from "../../shared/focus-request.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { useActiveWork } from "../../shared/own-work.ts";
import { conversationQuery, queuesQuery, timelineQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import { EmptyWork } from "./empty-work.tsx";
import { OfferRegion } from "./offer-region.tsx";
import { SlotActions } from "./slot-actions.tsx";
import { useSlots } from "./use-slots.ts";
import { filterList, longestWaiting, nextRow, previousRow, previousWork } from "./work-actions.ts";
import styles from "./work-pane.module.css";
import { WorkRow } from "./work-row.tsx";

const PREFETCHED = 20;

interface WorkPaneProps {
  openId: string | null;
  onOpen: (conversationId: string) => void;
}

/** On phones the caret would bring the keyboard, and hide what the person wants to read first. */
const hasRoomToWrite = () => matchMedia("(min-width: 768px)").matches;

/** The left pane: offers, live work in its slots, then what may wait. */
export function WorkPane({ openId, onOpen }: WorkPaneProps) {
  const t = useT();
  const [filter, setFilter] = useState("");
  const [filtering, setFiltering] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const before = useRef<string | null>(null);
  const { agentId } = useSession();
  const work = useActiveWork();
  const queues = useQuery(queuesQuery).data?.items ?? [];
  const items = work.data?.items ?? [];
  const live = items.filter((item) => item.tempo !== "DEFERRED" && item.state !== "WRAP_UP");
  const slots = useSlots(
    live.map((item) => item.id),
    work.data !== undefined,
  );
  const waiting = useWaitingSince(items);
  usePrefetchedTimelines(items);
  const tabStop = items.some((item) => item.conversationId === openId) ? undefined : (live[0] ?? items[0]);
  const byId = new Map(items.map((item) => [item.id, item]));
  const matches = (item: WorkItem) =>
    !filter || `${item.title} ${item.preview ?? ""}`.toLowerCase().includes(filter.toLowerCase());

  const open = (conversationId: string | undefined, write = false) => {
    if (!conversationId) return;
    if (openId && openId !== conversationId) before.current = openId;
    if (write) composerWanted.set(conversationId);
    onOpen(conversationId);
  };
  const step = (by: number) => {
    const rows = [...(pane.current?.querySelectorAll<HTMLElement>("[data-conversation]") ?? [])];
    const at = rows.findIndex((row) => row.dataset.conversation === openId);
    const next =
      rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
    next?.focus();
    open(next?.dataset.conversation);
  };

  useAction(longestWaiting, {
    run: () => {
      const oldest = [...items]
        .filter((item) => item.state !== "WRAP_UP")
        .sort(
          (a, b) => (waiting.get(a.conversationId) ?? Infinity) - (waiting.get(b.conversationId) ?? Infinity),
        )[0];
      open(oldest?.conversationId, true);
    },
  });
  useAction(previousWork, { run: () => open(before.current ?? undefined, true) });
  useAction(nextRow, { run: () => step(1) });
  useAction(previousRow, { run: () => step(-1) });
  useAction(filterList, { run: () => setFiltering(true) });
  useEscape(filtering, () => {
    setFiltering(false);
    setFilter("");
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || !(event.target as HTMLElement).matches("[data-conversation]")) return;
    event.preventDefault();
    step(by);
  };
  const row = (item: WorkItem, slot: number | null) => (
    <WorkRow
      key={item.id}
      item={item}
      slot={slot}
      open={item.conversationId === openId}
      first={item === tabStop}
      targetSeconds={queues.find((queue) => queue.id === item.queueId)?.targetSeconds ?? null}
      onOpen={() => open(item.conversationId, hasRoomToWrite())}
    />
  );
  const deferred = items
    .filter((item) => item.tempo === "DEFERRED" && item.state !== "WRAP_UP")
    .sort((a, b) => Date.parse(a.targetAt ?? "9999") - Date.parse(b.targetAt ?? "9999"));
  const wrapUp = items.filter((item) => item.state === "WRAP_UP");
  const shownSlots = slots.map((id, index) => ({
    item: id === null ? undefined : byId.get(id),
    number: index + 1,
  }));

  return (
    <div className={styles.pane}>
      <SlotActions
        slots={shownSlots.map(({ item }) => item?.conversationId)}
        onOpen={(id) => open(id, true)}
      />
      {filtering ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: opened by the person's own key
          autoFocus
          className={styles.filter}
          type="search"
          aria-label={t("list.filter")}
          placeholder={t("list.filterHint")}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      ) : null}
      <OfferRegion openId={openId} onOpen={(id) => open(id, true)} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the rows inside */}
      <div ref={pane} className={styles.rows} data-part="rows" onKeyDown={onKeyDown}>
        {agentId === undefined ? <p className={styles.empty}>{t("list.noAgent")}</p> : null}
        {work.isPending && agentId !== undefined ? (
          <Skeleton rows={3} onRetry={() => void work.refetch()} />
        ) : null}
        {work.isError && !work.data ? (
          <LoadError error={work.error} onRetry={() => void work.refetch()} />
        ) : null}
        {work.data && items.length === 0 ? <EmptyWork /> : null}
        {items.length > 0 ? (
          <div role="grid" aria-label={t("list.label")} aria-rowcount={items.length}>
            {live.length > 0 ? (
              <Group title={t("list.live")}>
                {shownSlots.map(({ item, number }) => (item && matches(item) ? row(item, number) : null))}
              </Group>
            ) : null}
            {deferred.length > 0 ? (
              <Group title={t("list.deferred")}>
                {deferred.filter(matches).map((item) => row(item, null))}
              </Group>
            ) : null}
            {wrapUp.length > 0 ? (
              <Group title={t("list.wrapUp")}>{wrapUp.filter(matches).map((item) => row(item, null))}</Group>
            ) : null}
          </div>
        ) : null}
        {filter && items.length > 0 && !items.some(matches) ? (
          <p className={styles.empty}>{t("common.noMatch")}</p>
        ) : null}
      </div>
    </div>
  );
}

function Group(props: { title: string; children: ReactNode }) {
  return (
    <div role="rowgroup" className={styles.group}>
      <div role="row">
        <div role="columnheader" className={styles.title}>
          {props.title}
        </div>
      </div>
      {props.children}
    </div>
  );
}

/** Opening one of my conversations must not wait for the network. */
function usePrefetchedTimelines(items: readonly WorkItem[]): void {
  const client = useQueryClient();
  const ids = items
    .slice(0, PREFETCHED)
    .map((item) => item.conversationId)
    .join(" ");
  useEffect(() => {
    for (const id of ids ? ids.split(" ") : []) void client.prefetchQuery(timelineQuery(id));
  }, [ids, client]);
}

/** Since when each customer waits for a word, as time stamps. */
function useWaitingSince(items: readonly WorkItem[]): Map<string, number> {
  return useQueries({
    queries: items.map((item) => conversationQuery(item.conversationId)),
    combine: (results) => {
      const since = new Map<string, number>();
      for (const { data } of results) {
        if (data?.waitingSince) since.set(data.id, Date.parse(data.waitingSince));
      }
      return since;
    },
  });
}

import type { SurgeBoard, SurgeColumn, SurgeMove } from "@parley/api";
import { clock, timeOfDay } from "@parley/i18n";
import type { DeskTranslator } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { Button, Clock, cx, toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../../shared/api.ts";
import { serverNow } from "../../shared/live.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { usePageTitle } from "../../shared/page-title.ts";
import { problemText } from "../../shared/problem-text.ts";
import { MoveBar, type Terms } from "./move-bar.tsx";
import { RulesSection } from "./rules-section.tsx";
import { dragged, kept, type Selection, toggled } from "./selection.ts";
import styles from "./surge.module.css";

const AGAIN_MS = 3_000;
const KEY = ["surge"] as const;

interface Wanted extends Selection {
  toQueueId: string;
}

interface Back {
  moveId: string;
  agentId?: string;
  count: number;
}

/** Queues side by side: agents are dragged from one to another, or selected and sent. For those who steer. */
export function SurgePage() {
  const t = useT();
  usePageTitle(t("surge.title"));
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Selection | null>(null);
  const [terms, setTerms] = useState<Terms>({ minutes: 60, early: false });
  const board = useQuery({
    queryKey: KEY,
    queryFn: () => request<SurgeBoard>("GET", "/surge"),
    staleTime: 0,
    refetchInterval: AGAIN_MS,
  });
  const columns = board.data?.queues ?? [];
  const selection = kept(chosen, columns);
  const nameOf = (queueId: string) => columns.find((column) => column.queueId === queueId)?.name ?? "";
  const refresh = () => void client.invalidateQueries({ queryKey: KEY });

  const move = useMutation({
    mutationFn: ({ queueId, agentIds, toQueueId }: Wanted) => {
      const target = columns.find((column) => column.queueId === toQueueId)?.targetSeconds ?? null;
      return request<SurgeMove>("POST", "/surge/moves", {
        body: {
          fromQueueId: queueId,
          toQueueId,
          agentIds,
          minutes: terms.minutes,
          releaseSeconds: terms.early ? target : null,
        },
      });
    },
    onSuccess: ({ agentIds, toQueueId }) => {
      setChosen(null);
      toast(t("surge.moved", { n: agentIds.length, queue: nameOf(toQueueId) }));
    },
    onSettled: refresh,
  });
  const back = useMutation({
    mutationFn: ({ moveId, agentId }: Back) =>
      request("DELETE", `/surge/moves/${moveId}`, agentId === undefined ? {} : { query: { agentId } }),
    onSuccess: (_, { count }) => toast(t("surge.backDone", { n: count })),
    onSettled: refresh,
  });
  const error = move.error ?? back.error;

  return (
    <div className={styles.page}>
      <h1>{t("surge.title")}</h1>
      <p>{t("surge.how")}</p>
      {board.isPending ? <Skeleton rows={4} onRetry={() => void board.refetch()} /> : null}
      {board.isError ? <LoadError error={board.error} onRetry={() => void board.refetch()} /> : null}
      {board.data && columns.length === 0 ? <p>{t("surge.noQueues")}</p> : null}
      {columns.length > 0 ? (
        <>
          <MoveBar
            selection={selection}
            columns={columns}
            terms={terms}
            onTerms={setTerms}
            isBusy={move.isPending}
            error={error ? problemText(error, t) : null}
            onMove={(toQueueId) => selection && move.mutate({ ...selection, toQueueId })}
          />
          <div className={styles.columns}>
            {columns.map((column) => (
              <Column
                key={column.queueId}
                column={column}
                moves={board.data?.moves ?? []}
                nameOf={nameOf}
                selection={selection}
                onToggle={(agentId) => setChosen(toggled(selection, column.queueId, agentId))}
                onDrag={(agentId) => setChosen(dragged(selection, column.queueId, agentId))}
                onDrop={() => {
                  if (selection && selection.queueId !== column.queueId) {
                    move.mutate({ ...selection, toQueueId: column.queueId });
                  }
                }}
                onBack={back.mutate}
              />
            ))}
          </div>
          <Running moves={board.data?.moves ?? []} nameOf={nameOf} onBack={back.mutate} />
          <RulesSection moves={board.data?.moves ?? []} nameOf={nameOf} onTurned={refresh} />
        </>
      ) : null}
    </div>
  );
}

interface ColumnProps {
  column: SurgeColumn;
  moves: readonly SurgeMove[];
  nameOf: (queueId: string) => string;
  selection: Selection | null;
  onToggle: (agentId: string) => void;
  onDrag: (agentId: string) => void;
  onDrop: () => void;
  onBack: (back: Back) => void;
}

function Column({ column, moves, nameOf, selection, onToggle, onDrag, onDrop, onBack }: ColumnProps) {
  const t = useT();
  const [isOver, setOver] = useState(false);
  const oldest = column.oldestQueuedAt ? Date.parse(column.oldestQueuedAt) : null;
  const accepts = selection !== null && selection.queueId !== column.queueId;
  return (
    // The keyboard has its own way: select, choose a queue, move.
    <section
      className={cx(styles.column, isOver && accepts && styles.over)}
      aria-label={column.name}
      onDragOver={(event) => {
        if (!accepts) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <h2>{column.name}</h2>
      <p className={styles.quiet}>
        {t("surge.waiting", { n: column.waiting })}
        {oldest === null ? null : (
          <>
            {" · "}
            <Clock text={() => clock(serverNow() - oldest)} />
          </>
        )}
      </p>
      {column.agents.length === 0 ? <p className={styles.quiet}>{t("surge.nobody")}</p> : null}
      <ul className={styles.list}>
        {column.agents.map(({ agentId, name, isThere, moveId }) => {
          const lent = moves.find(({ id }) => id === moveId);
          return (
            <li
              key={agentId}
              className={cx(styles.agent, lent && styles.lent)}
              draggable={!lent}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData("text/plain", name);
                onDrag(agentId);
              }}
            >
              {lent ? (
                <span>{name}</span>
              ) : (
                <label>
                  <input
                    type="checkbox"
                    aria-label={t("surge.select", { name })}
                    checked={selection?.queueId === column.queueId && selection.agentIds.includes(agentId)}
                    onChange={() => onToggle(agentId)}
                  />
                  {name}
                </label>
              )}
              <span className={styles.quiet}>{t(isThere ? "surge.there" : "surge.away")}</span>
              {lent ? (
                <>
                  <span className={styles.quiet}>
                    {t("surge.lent", {
                      queue: nameOf(lent.fromQueueId),
                      time: timeOfDay(lent.until, t.language),
                    })}
                  </span>
                  <Button
                    aria-label={t("surge.backWho", { name })}
                    onClick={() => onBack({ moveId: lent.id, agentId, count: 1 })}
                  >
                    {t("surge.back")}
                  </Button>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function lineOf(move: SurgeMove, nameOf: (queueId: string) => string, t: DeskTranslator) {
  const what = {
    n: move.agentIds.length,
    from: nameOf(move.fromQueueId),
    to: nameOf(move.toQueueId),
    time: timeOfDay(move.until, t.language),
  };
  return move.rule
    ? t("surge.lineRule", {
        ...what,
        rule: move.rule.name,
        figure: t(`surgeValue.${move.rule.figure}`, { value: move.rule.value }),
      })
    : t("surge.line", { ...what, who: move.startedBy });
}

function Running({ moves, nameOf, onBack }: Pick<ColumnProps, "moves" | "nameOf" | "onBack">) {
  const t = useT();
  return (
    <section aria-labelledby="away">
      <h2 id="away">{t("surge.running")}</h2>
      {moves.length === 0 ? <p className={styles.quiet}>{t("surge.none")}</p> : null}
      <ul className={styles.moves}>
        {moves.map((move) => (
          <li key={move.id}>
            <span>
              {lineOf(move, nameOf, t)}
              {move.releaseSeconds === null
                ? null
                : ` (${t("surge.lineEarly", { seconds: move.releaseSeconds })})`}
            </span>
            <Button onClick={() => onBack({ moveId: move.id, count: move.agentIds.length })}>
              {t("surge.backAll")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

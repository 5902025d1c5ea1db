import type { WorkItem } from "@parley/api";
import { matchScore } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import {
  Button,
  belongsToInputMethod,
  chordLabel,
  cx,
  Dialog,
  Field,
  fieldClass,
  isMac,
  TextField,
  toast,
  useSubmitKey,
} from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import { api } from "../../shared/api.ts";
import { applyWorkItem } from "../../shared/apply-live.ts";
import { problemText } from "../../shared/problem-text.ts";
import { agentsQuery, queuesQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import styles from "./transfer-dialog.module.css";

interface Target {
  id: string;
  kind: "queue" | "agent";
  name: string;
  hint: string;
}

function useTargets(query: string, work: WorkItem): Target[] {
  const t = useT();
  const { agentId = null } = useSession();
  const queues = useQuery(queuesQuery).data?.items ?? [];
  const agents = useQuery(agentsQuery).data?.items ?? [];
  const all: Target[] = [
    ...queues
      .filter((queue) => queue.id !== work.queueId)
      .map((queue) => ({
        id: queue.id,
        kind: "queue" as const,
        name: queue.name,
        hint: t("transfer.waiting", { n: queue.waiting }),
      })),
    ...agents
      .filter((agent) => agent.id !== agentId)
      .map((agent) => ({
        id: agent.id,
        kind: "agent" as const,
        name: agent.name,
        hint: agent.presence ? t(`presence.${agent.presence.state}`) : "",
      })),
  ];
  return all
    .map((target) => ({ target, score: matchScore(target.name, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ target }) => target);
}

interface TransferDialogProps {
  work: WorkItem;
  onClose: () => void;
  onDone: () => void;
}

/** To whom, with which words: type a name, write the note, Ctrl Enter. */
export function TransferDialog({ work, onClose, onDone }: TransferDialogProps) {
  const t = useT();
  const client = useQueryClient();
  const { agentId = null } = useSession();
  const [query, setQuery] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const targets = useTargets(query, work);
  const chosen = targets.find((target) => target.id === chosenId) ?? (query ? targets[0] : undefined);

  const transfer = useMutation({
    mutationFn: (target: Target) =>
      api.transfer(work.id, {
        ...(target.kind === "queue" ? { queueId: target.id } : { agentId: target.id }),
        note: note.trim() || undefined,
      }),
    onSuccess: (item, target) => {
      applyWorkItem(client, item, agentId);
      toast(t("transfer.done", { name: target.name }));
      onClose();
      onDone();
    },
  });
  const calm = useMutation({
    mutationFn: () => api.falseAlarm(work.id, note.trim() || null),
    onSuccess: (item) => {
      applyWorkItem(client, item, agentId);
      toast(t("transfer.falseAlarmDone"));
      onClose();
      onDone();
    },
  });
  const failure = transfer.error ?? calm.error;
  const submit = () => {
    setMissing(!chosen);
    if (chosen && !transfer.isPending) transfer.mutate(chosen);
  };
  const submitKey = useSubmitKey({ submitWith: "mod-enter", onSubmit: submit });
  /** "Returns: the bag is missing" in one go: a colon ends the name, and the caret moves on to the note. */
  const write = (text: string, event: Event) => {
    const [name = "", rest] = text.split(/[:：](.*)/s);
    const composing = event instanceof InputEvent && event.isComposing;
    if (rest !== undefined && targets[0] && name.trim() && !composing) {
      const target = chosen ?? targets[0];
      setQuery(target.name);
      setChosenId(target.id);
      setNote(rest.trimStart());
      noteField.current?.focus();
      return;
    }
    setQuery(text);
    setChosenId(null);
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || belongsToInputMethod(event.nativeEvent) || targets.length === 0) return;
    event.preventDefault();
    const at = chosen ? targets.indexOf(chosen) : -1;
    setChosenId(targets[(at + step + targets.length) % targets.length]?.id ?? null);
  };

  return (
    <Dialog
      title={t("transfer.title")}
      closeLabel={t("common.close")}
      onClose={onClose}
      footer={
        <>
          {work.tier === 0 ? (
            <Button busy={calm.isPending} onClick={() => calm.mutate()}>
              {t("transfer.falseAlarm")}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button
            tone="primary"
            keyCap={chordLabel("Mod+Enter", isMac)}
            busy={transfer.isPending}
            onClick={submit}
          >
            {t("transfer.submit")}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the form's keys */}
      <div className={styles.form} onKeyDown={submitKey}>
        <TextField
          label={t("transfer.to")}
          placeholder={t("transfer.placeholder")}
          value={query}
          autoComplete="off"
          error={missing && !chosen ? t("transfer.choose") : undefined}
          onChange={(event) => write(event.target.value, event.nativeEvent)}
          onKeyDown={walk}
        />
        {targets.length === 0 && query ? <p className={styles.hint}>{t("common.noMatch")}</p> : null}
        <div
          role="listbox"
          hidden={targets.length === 0}
          aria-label={t("transfer.to")}
          className={styles.targets}
        >
          {targets.map((target) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys are read by the text field
            <div
              key={target.id}
              role="option"
              tabIndex={-1}
              aria-selected={target === chosen}
              className={cx(styles.target, target === chosen && styles.chosen)}
              onClick={() => setChosenId(target.id)}
            >
              <span>
                <small>{t(target.kind === "queue" ? "transfer.queues" : "transfer.people")}</small>{" "}
                {target.name}
              </span>
              <span className={styles.hint}>{target.hint}</span>
            </div>
          ))}
        </div>
        <Field label={t("transfer.note")} why={t("transfer.noteHint")}>
          {({ id, describedBy }) => (
            <textarea
              ref={noteField}
              id={id}
              rows={3}
              aria-describedby={describedBy}
              className={cx(fieldClass, styles.note)}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {failure ? (
          <p className={styles.error} role="alert">
            {t("transfer.failed", { cause: problemText(failure, t) })}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

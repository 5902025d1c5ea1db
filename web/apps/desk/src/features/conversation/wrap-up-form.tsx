import type { Conversation, WorkItem } from "@parley/api";
import { clock } from "@parley/i18n";
import type { PlainKey } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import {
  Banner,
  Button,
  Clock,
  chordLabel,
  cx,
  Field,
  fieldClass,
  isMac,
  isTextField,
  toast,
  useEscape,
  useSubmitKey,
} from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "../../shared/api.ts";
import { applyWorkItem } from "../../shared/apply-live.ts";
import { drafts } from "../../shared/drafts.ts";
import { serverNow } from "../../shared/live.ts";
import { problemText } from "../../shared/problem-text.ts";
import { wrapUpCodesQuery } from "../../shared/queries.ts";
import { outbox } from "../../shared/sending.ts";
import { useSession } from "../../shared/session.tsx";
import { useKeptOutcome } from "./use-kept-outcome.ts";
import styles from "./wrap-up-form.module.css";

/** For a centre that has not written its own. */
const usual: readonly { code: string; name: PlainKey }[] = [
  { code: "solved", name: "end.solved" },
  { code: "follow-up", name: "end.followUp" },
  { code: "not-solved", name: "end.notSolved" },
  { code: "wrong-contact", name: "end.wrongContact" },
  { code: "no-answer", name: "end.noAnswer" },
];

interface Outcome {
  code: string;
  name: string;
}

const BY_NUMBER = 5;

function useOutcomes(): readonly Outcome[] {
  const t = useT();
  const own = useQuery(wrapUpCodesQuery).data?.items ?? [];
  return own.length > 0
    ? own.map(({ id, name }) => ({ code: id, name }))
    : usual.map(({ code, name }) => ({ code, name: t(name) }));
}

interface WrapUpFormProps {
  conversation: Conversation;
  work: WorkItem;
  onKeepOpen: (() => void) | undefined;
  onDone: () => void;
}

/** The composer's place while a conversation ends: outcome by number, summary, done. Its draft survives. */
export function WrapUpForm({ conversation, work, onKeepOpen, onDone }: WrapUpFormProps) {
  const t = useT();
  const client = useQueryClient();
  const { agentId = null } = useSession();
  const outcomes = useOutcomes();
  const [code, setCode] = useState<string | null>(null);
  const summary = useSyncExternalStore(drafts.subscribe, () => drafts.text(conversation.id, "wrap-up"));
  const group = useRef<HTMLDivElement>(null);
  const since = Date.parse(work.since);
  const until = work.wrapUpUntil ? Date.parse(work.wrapUpUntil) : null;
  const running = useCallback(
    () =>
      until === null
        ? `${t("end.running")} ${clock(serverNow() - since)}`
        : t("end.left", { t: clock(until - serverNow()) }),
    [since, until, t],
  );
  useKeptOutcome(work.id, {
    code,
    summary,
    onFound: (keptCode, keptSummary) => {
      setCode((chosen) => chosen ?? keptCode);
      if (!drafts.text(conversation.id, "wrap-up")) drafts.set(conversation.id, "wrap-up", keptSummary);
    },
  });

  const complete = useMutation({
    mutationFn: () =>
      api.complete(work.id, { wrapUpCode: code ?? undefined, summary: summary.trim() || undefined }),
    onSuccess: (item) => {
      drafts.set(conversation.id, "wrap-up", "");
      applyWorkItem(client, item, agentId);
      toast(t("end.saved"));
      onDone();
    },
    onError: (error) => toast(t("end.failed", { cause: problemText(error, t) })),
  });
  const finish = () => {
    // After its end nothing would reach the customer any more.
    if (outbox.isOnItsWay(conversation.id)) toast(t("end.stillSending"));
    else if (!complete.isPending) complete.mutate();
  };
  const submitKey = useSubmitKey({ submitWith: "mod-enter", onSubmit: finish });
  const onKeyDown = (event: KeyboardEvent) => {
    const outcome = /^[1-5]$/.test(event.key) ? outcomes[Number(event.key) - 1] : undefined;
    if (outcome && !isTextField(event.target)) {
      event.preventDefault();
      setCode(outcome.code);
      return;
    }
    submitKey(event);
  };
  useEscape(onKeepOpen !== undefined, () => onKeepOpen?.());
  // Opened by the person's own E: the caret belongs where the numbers work.
  const openedByPerson = onKeepOpen !== undefined;
  useEffect(() => {
    if (openedByPerson) group.current?.querySelector<HTMLElement>("button")?.focus();
  }, [openedByPerson]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the form's keys
    <div className={styles.form} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2>{t("end.title")}</h2>
        {work.state === "WRAP_UP" ? (
          <span className={styles.clock}>
            <Clock text={running} />
          </span>
        ) : null}
      </header>
      {conversation.waitingSince && work.state !== "WRAP_UP" ? (
        <Banner tone="warn">{t("end.warnUnanswered")}</Banner>
      ) : null}
      <div ref={group} role="radiogroup" aria-label={t("end.outcome")} className={styles.outcomes}>
        {outcomes.map((outcome, index) => (
          <button
            key={outcome.code}
            type="button"
            role="radio"
            aria-checked={code === outcome.code}
            aria-keyshortcuts={index < BY_NUMBER ? String(index + 1) : undefined}
            className={cx(styles.outcome, code === outcome.code && styles.chosen)}
            onClick={() => setCode(outcome.code)}
          >
            {index < BY_NUMBER ? (
              <span className={styles.number} aria-hidden="true">
                {index + 1}
              </span>
            ) : null}
            {outcome.name}
          </button>
        ))}
      </div>
      <Field label={t("end.summary")}>
        {({ id }) => (
          <textarea
            id={id}
            rows={2}
            className={fieldClass}
            placeholder={t("end.summaryHint")}
            value={summary}
            onChange={(event) => drafts.set(conversation.id, "wrap-up", event.target.value)}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button
          tone="primary"
          keyCap={chordLabel("Mod+Enter", isMac)}
          busy={complete.isPending}
          onClick={finish}
        >
          {t(work.state === "WRAP_UP" ? "end.finishWrapUp" : "end.finish")}
        </Button>
        {onKeepOpen ? <Button onClick={onKeepOpen}>{t("end.keepOpen")}</Button> : null}
      </div>
    </div>
  );
}

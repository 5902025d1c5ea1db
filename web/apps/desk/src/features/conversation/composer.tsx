import type { Conversation } from "@parley/api";
import { langOf } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { actions, cx, Icon, useAction, useEscape } from "@parley/ui";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { drafts } from "../../shared/drafts.ts";
import { composerWanted } from "../../shared/focus-request.ts";
import { customerName } from "../../shared/name.ts";
import { usePreferences } from "../../shared/preferences.ts";
import { type Timeline, timelineKey } from "../../shared/queries.ts";
import { outbox } from "../../shared/sending.ts";
import { useStore } from "../../shared/store.ts";
import { AttachmentChips } from "./attachment-chips.tsx";
import styles from "./composer.module.css";
import { ComposerBar } from "./composer-bar.tsx";
import { ComposerText, type ComposerTextHandle } from "./composer-text.tsx";
import { endConversation, switchMode, writeNote, writeReply } from "./conversation-actions.ts";
import { DraftOffer } from "./draft-offer.tsx";
import { missingPlaceholders } from "./placeholders.ts";
import { useAttachments } from "./use-attachments.ts";
import { useTypingSignal } from "./use-typing-signal.ts";

export type ComposerMode = "reply" | "note";

interface ComposerProps {
  conversation: Conversation;
  mine: boolean;
}

/** One box, two modes that cannot be mistaken: colour, frame, lock, words and the button all differ. */
export function Composer({ conversation, mine }: ComposerProps) {
  const t = useT();
  const { id, capabilities, channelName, customer } = conversation;
  const canReply = mine && conversation.state === "OPEN";
  const [wanted, setMode] = useState<ComposerMode>("reply");
  const mode: ComposerMode = canReply ? wanted : "note";
  // The draft is the text: it is right in every view and after a reload, whatever is known when.
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.text(id, mode));
  const client = useQueryClient();
  const handle = useRef<ComposerTextHandle>(null);
  const { sendLiveWith } = usePreferences();
  const typing = useTypingSignal(id, mode === "reply" && capabilities.showsTyping);
  const attachments = useAttachments(id);
  const takesFiles = capabilities.acceptsFiles;
  const mentions = useRef(new Map<string, string>());

  const change = (next: string) => {
    drafts.set(id, mode, next);
    typing.note(next);
  };
  const switchTo = (next: ComposerMode) => {
    if (next === "reply" && !canReply) return;
    setMode(next);
    handle.current?.focus();
  };

  const over = mode === "reply" ? text.length - capabilities.maxLength : 0;
  const missing = missingPlaceholders(text);
  const problem =
    over > 0
      ? t("composer.tooLong", { n: over })
      : missing.length > 0
        ? t("composer.placeholders", { names: missing.join(", ") })
        : null;

  const canSend = (text.trim() !== "" || attachments.count > 0) && !problem;

  const send = (): boolean => {
    const words = text.trim();
    if (!canSend) return false;
    const named = [...mentions.current]
      .filter(([, name]) => words.includes(`@${name}`))
      .map(([agent]) => agent);
    const seenSeq = client.getQueryData<Timeline>(timelineKey(id))?.entries.at(-1)?.seq;
    const { fileIds, uploads } = attachments.take();
    const message = {
      text: words,
      visibility: mode === "note" ? ("internal" as const) : ("public" as const),
      ...(mode === "reply" && seenSeq !== undefined ? { seenSeq } : {}),
      ...(fileIds.length > 0 ? { fileIds } : {}),
      ...(mode === "note" && named.length > 0 ? { mentions: named } : {}),
    };
    outbox.add(id, message, uploads);
    mentions.current.clear();
    typing.stop();
    change("");
    return true;
  };
  const sendAndClose = () => {
    if (mode === "reply" && (send() || !text.trim())) actions.run(endConversation.id);
  };

  useAction(writeReply, { run: () => switchTo("reply") }, canReply);
  useAction(writeNote, { run: () => switchTo("note") });
  useAction(switchMode, { run: () => switchTo(mode === "reply" ? "note" : "reply") }, canReply);

  const focusWanted = useStore(composerWanted) === id;
  useEffect(() => {
    if (!focusWanted) return;
    composerWanted.set(null);
    handle.current?.focus();
  }, [focusWanted]);
  const [focused, setFocused] = useState(false);
  useEscape(focused, () => handle.current?.blur());

  const reader = t("composer.reply", { name: customerName(customer.name, t), channel: channelName });
  return (
    <section
      className={cx(styles.composer, mode === "note" && styles.note)}
      aria-label={t("composer.region")}
    >
      <div className={styles.modes} role="radiogroup" aria-label={t("composer.modes")}>
        {canReply ? (
          <ModeButton checked={mode === "reply"} onChoose={() => switchTo("reply")}>
            {reader}
          </ModeButton>
        ) : null}
        <ModeButton checked={mode === "note"} onChoose={() => switchTo("note")}>
          <Icon name="lock" size={14} /> {mode === "note" ? t("composer.noteLong") : t("composer.note")}
        </ModeButton>
      </div>
      {conversation.state === "CLOSED" ? <p className={styles.hint}>{t("composer.closed")}</p> : null}
      {conversation.state === "OPEN" && !mine ? (
        <p className={styles.hint}>
          {conversation.agentName
            ? t("composer.notYours", { name: conversation.agentName })
            : t("composer.notYoursNobody")}
        </p>
      ) : null}
      <DraftOffer conversationId={id} mode={mode} />
      <ComposerText
        ref={handle}
        mode={mode}
        value={text}
        label={mode === "note" ? t("composer.noteLong") : reader}
        placeholder={t(mode === "note" ? "composer.placeholderNote" : "composer.placeholderReply")}
        lang={langOf(text)}
        submitWith={mode === "note" ? "mod-enter" : sendLiveWith}
        conversation={conversation}
        onChange={change}
        onSubmit={send}
        onSubmitAndClose={sendAndClose}
        onComposing={typing.start}
        onFocusChange={setFocused}
        onFiles={(files) => {
          if (takesFiles) for (const file of files) void attachments.add(file);
        }}
        onMention={(agent, name) => mentions.current.set(agent, name)}
      />
      <AttachmentChips files={attachments.files} onRemove={attachments.remove} />
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <ComposerBar
        mode={mode}
        conversation={conversation}
        length={text.length}
        canSend={canSend}
        onFiles={takesFiles ? (files) => files.forEach((file) => void attachments.add(file)) : undefined}
        onInsert={(words) => handle.current?.insert(words)}
        onSend={() => {
          send();
          handle.current?.focus();
        }}
        onSendAndClose={canReply ? sendAndClose : undefined}
      />
    </section>
  );
}

function ModeButton(props: { checked: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={props.checked}
      className={cx(styles.mode, props.checked && styles.chosen)}
      onClick={props.onChoose}
    >
      {props.children}
    </button>
  );
}

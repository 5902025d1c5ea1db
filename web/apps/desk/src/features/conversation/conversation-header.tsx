import type { Conversation, WorkItem } from "@parley/api";
import { clock, dateTime, langOf } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { actions, Clock, IconButton, toast, useAction } from "@parley/ui";
import { useCallback, useState } from "react";
import { ActionButton } from "../../shared/action.tsx";
import { serverNow } from "../../shared/live.ts";
import { customerName } from "../../shared/name.ts";
import { copyLink, endConversation, showContext, transferConversation } from "./conversation-actions.ts";
import styles from "./conversation-header.module.css";
import { TransferDialog } from "./transfer-dialog.tsx";

interface ConversationHeaderProps {
  conversation: Conversation;
  work: WorkItem | null;
  mine: boolean;
  onBack: () => void;
}

export function ConversationHeader({ conversation, work, mine, onBack }: ConversationHeaderProps) {
  const t = useT();
  const [transferring, setTransferring] = useState(false);
  const since = work ? Date.parse(work.since) : null;
  const withYou = useCallback(
    () => (since === null ? "" : `${t("conversation.withYou")} ${clock(serverNow() - since)}`),
    [since, t],
  );
  const canAct = mine && work?.state !== "WRAP_UP";

  useAction(transferConversation, { run: () => setTransferring(true) }, canAct);
  useAction(copyLink, {
    run: () => {
      void navigator.clipboard.writeText(`${location.origin}/desk/${conversation.id}`).then(() => {
        toast(t("context.linkCopied"));
      });
    },
  });

  const { language } = conversation.customer;
  const name = customerName(conversation.customer.name, t);
  return (
    <header className={styles.header}>
      <span className={styles.back}>
        <IconButton icon="left" label={t("common.back")} onClick={onBack} />
      </span>
      <div className={styles.who}>
        <h2 className={styles.name} lang={langOf(name, language)}>
          {name}
        </h2>
        <p className={styles.facts}>
          {conversation.channelName}
          {conversation.queue ? ` · ${conversation.queue}` : ""}
          {" · "}
          {conversation.state === "CLOSED" && conversation.closedAt ? (
            t("conversation.closedAt", { time: dateTime(conversation.closedAt, t.language) })
          ) : mine ? (
            <Clock text={withYou} className={styles.clock} />
          ) : conversation.agentName ? (
            t("conversation.withAgent", { name: conversation.agentName })
          ) : (
            t("conversation.withNobody")
          )}
        </p>
      </div>
      <div className={styles.tools} role="toolbar" aria-label={t("conversation.toolbar")}>
        {canAct ? (
          <>
            <ActionButton
              action={transferConversation}
              icon="transfer"
              label={t("transfer.submit")}
              className={styles.tool}
            />
            <ActionButton action={endConversation} tone="danger" className={styles.tool} />
          </>
        ) : null}
        <IconButton icon="panel" label={t("action.context")} onClick={() => actions.run(showContext.id)} />
      </div>
      {transferring && work ? (
        <TransferDialog work={work} onClose={() => setTransferring(false)} onDone={onBack} />
      ) : null}
    </header>
  );
}

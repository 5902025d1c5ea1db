import type { Conversation } from "@parley/api";
import { dateTime, duration, langOf } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Avatar, actions, Button, IconButton } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { customerName } from "../../shared/name.ts";
import { timelineQuery } from "../../shared/queries.ts";
import styles from "./context-panel.module.css";
import { copyLink } from "./conversation-actions.ts";

/** Who this is and what is known about this conversation. */
export function ContextPanel(props: {
  conversation: Conversation;
  onClose: () => void;
  /** What else is known of the customer. */
  children: ReactNode;
}) {
  const { conversation, onClose, children } = props;
  const t = useT();
  const { customer } = conversation;
  const name = customerName(customer.name, t);
  const waited = useWaited(conversation.id);
  const language = customer.language
    ? new Intl.DisplayNames(t.language, { type: "language" }).of(customer.language)
    : null;
  const facts: [label: string, value: string | null][] = [
    [t("context.channel"), conversation.channelName],
    [t("context.queue"), conversation.queue],
    [t("context.opened"), dateTime(conversation.openedAt, t.language)],
    [t("context.waited"), waited === null ? null : duration(waited, t.language)],
    [t("context.agent"), conversation.agentName],
  ];
  return (
    <aside className={styles.panel} aria-label={t("context.region")}>
      <header className={styles.head}>
        <h2>{t("context.customer")}</h2>
        <IconButton icon="close" label={t("context.close")} onClick={onClose} />
      </header>
      <div className={styles.who}>
        <Avatar name={name} />
        <div>
          <p className={styles.name} lang={langOf(name, customer.language)}>
            {name}
          </p>
          {language ? <p className={styles.sub}>{language}</p> : null}
        </div>
      </div>
      <h3 className={styles.section}>{t("context.conversation")}</h3>
      <dl className={styles.facts}>
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {children}
      <Button icon="copy" onClick={() => actions.run(copyLink.id)}>
        {t("context.copyLink")}
      </Button>
    </aside>
  );
}

/** From the first queueing to the first taking, as the timeline tells it. */
function useWaited(conversationId: string): number | null {
  const entries = useQuery(timelineQuery(conversationId)).data?.entries ?? [];
  const at = (event: string) => {
    const entry = entries.find((each) => each.content.type === "event" && each.content.event === event);
    return entry ? Date.parse(entry.at) : null;
  };
  const queued = at("queued");
  const assigned = at("assigned");
  return queued !== null && assigned !== null && assigned >= queued ? assigned - queued : null;
}

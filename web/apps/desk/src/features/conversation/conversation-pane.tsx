import type { Conversation, WorkItem } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { useAction } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { live } from "../../shared/live.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { customerName } from "../../shared/name.ts";
import { useActiveWork } from "../../shared/own-work.ts";
import { prefer, preferences, usePreferences } from "../../shared/preferences.ts";
import { conversationQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import { Composer } from "./composer.tsx";
import { ContextPanel } from "./context-panel.tsx";
import { endConversation, showContext } from "./conversation-actions.ts";
import { ConversationHeader } from "./conversation-header.tsx";
import styles from "./conversation-pane.module.css";
import { TimelineView } from "./timeline-view.tsx";
import { useEnding } from "./use-ending.ts";
import { WrapUpForm } from "./wrap-up-form.tsx";

interface ConversationPaneProps {
  conversationId: string | null;
  onBack: () => void;
  /** What stands beside the conversation about its customer. */
  about: (conversation: Conversation) => ReactNode;
}

export function ConversationPane({ conversationId, onBack, about }: ConversationPaneProps) {
  if (!conversationId) return <NothingOpen />;
  return <OpenConversation id={conversationId} onBack={onBack} about={about} />;
}

function NothingOpen() {
  const t = useT();
  return (
    <div id="conversation" tabIndex={-1} className={styles.none}>
      <p>{t("conversation.none")}</p>
      <p className={styles.hint}>{t("conversation.noneHint", { key: "F8" })}</p>
    </div>
  );
}

function OpenConversation(props: Omit<ConversationPaneProps, "conversationId"> & { id: string }) {
  const { id, onBack, about } = props;
  const conversation = useQuery(conversationQuery(id));
  const active = useActiveWork();
  const work = active.data?.items.find((item) => item.conversationId === id);

  // Mine or not, an open conversation is followed; the server sends each fact once.
  useEffect(() => live.watch(id), [id]);

  if (conversation.data)
    return (
      <Open
        conversation={conversation.data}
        work={work ?? null}
        known={!active.isPending}
        onBack={onBack}
        about={about}
      />
    );
  return conversation.isError ? (
    <LoadError error={conversation.error} onRetry={() => void conversation.refetch()} />
  ) : (
    <Skeleton rows={6} onRetry={() => void conversation.refetch()} />
  );
}

function Open(props: {
  conversation: Conversation;
  work: WorkItem | null;
  known: boolean;
  onBack: () => void;
  about: (conversation: Conversation) => ReactNode;
}) {
  const { conversation, work, known, onBack, about } = props;
  const t = useT();
  const { agentId } = useSession();
  const { contextOpen } = usePreferences();
  const [drawer, setDrawer] = useState(false);
  const [ending, setEnding] = useEnding(conversation.id);
  const mine = work !== null && conversation.agentId === agentId;
  const wrapping = work?.state === "WRAP_UP" || ending;

  // It went to somebody else meanwhile: if it comes back, it begins anew.
  const isGone = known && work === null && ending;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the setter is as good as any other
  useEffect(() => {
    if (isGone) setEnding(false);
  }, [isGone]);

  useAction(endConversation, { run: () => setEnding(true) }, mine && !wrapping);
  useAction(showContext, {
    run: () => {
      setDrawer((open) => !open);
      prefer({ contextOpen: !preferences.get().contextOpen });
    },
  });

  return (
    <div
      className={styles.pane}
      data-context={contextOpen ? "open" : "closed"}
      data-drawer={drawer ? "open" : "closed"}
    >
      <section
        id="conversation"
        tabIndex={-1}
        className={styles.conversation}
        aria-label={t("conversation.region", { name: customerName(conversation.customer.name, t) })}
      >
        <ConversationHeader conversation={conversation} work={work} mine={mine} onBack={onBack} />
        <TimelineView conversation={conversation} />
        <div id="composer" tabIndex={-1} className={styles.foot}>
          {wrapping && work ? (
            <WrapUpForm
              conversation={conversation}
              work={work}
              onKeepOpen={work.state === "WRAP_UP" ? undefined : () => setEnding(false)}
              onDone={() => {
                setEnding(false);
                onBack();
              }}
            />
          ) : known ? (
            <Composer conversation={conversation} mine={mine} />
          ) : null}
        </div>
      </section>
      <ContextPanel
        conversation={conversation}
        onClose={() => {
          setDrawer(false);
          prefer({ contextOpen: false });
        }}
      >
        {about(conversation)}
      </ContextPanel>
    </div>
  );
}

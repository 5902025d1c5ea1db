import { useT } from "@parley/i18n/react";
import { cx } from "@parley/ui";
import { useNavigate, useParams } from "react-router";
import { ConversationPane } from "../features/conversation/conversation-pane.tsx";
import { useArrivals } from "../features/conversation/use-arrivals.ts";
import { CustomerSections } from "../features/customer/customer-sections.tsx";
import { WhyRouted } from "../features/routing/why-routed.tsx";
import { WorkPane } from "../features/routing/work-pane.tsx";
import { RestLine } from "../features/wellbeing/rest-line.tsx";
import { usePreferences } from "../shared/preferences.ts";
import styles from "./desk-route.module.css";
import { Splitter } from "./splitter.tsx";

export function DeskRoute() {
  const { conversation } = useParams();
  const navigate = useNavigate();
  return (
    <Desk
      conversationId={conversation ?? null}
      onOpen={(id) => void navigate(id ? `/desk/${id}` : "/desk")}
    />
  );
}

interface DeskProps {
  conversationId: string | null;
  onOpen: (conversationId: string | null) => void;
}

/** The desk itself: list, conversation, context. In a narrow place one pane at a time. */
export function Desk({ conversationId, onOpen }: DeskProps) {
  const t = useT();
  const { listWidth } = usePreferences();
  useArrivals(conversationId);
  return (
    <div className={styles.frame}>
      <a className="skip-link" href="#list">
        {t("nav.skipToList")}
      </a>
      <a className="skip-link" href="#conversation">
        {t("nav.skipToConversation")}
      </a>
      {conversationId ? (
        <a className="skip-link" href="#composer">
          {t("nav.skipToComposer")}
        </a>
      ) : null}
      {/* Outside the list, which phones hide while a conversation is open. */}
      <h1 className="visually-hidden">{t("nav.desk")}</h1>
      <div className={cx(styles.desk, conversationId && styles.reading)}>
        <section
          id="list"
          tabIndex={-1}
          className={styles.list}
          aria-label={t("list.label")}
          ref={(element) => element?.style.setProperty("--list-width", `${listWidth}px`)}
        >
          <RestLine />
          <WorkPane openId={conversationId} onOpen={onOpen} />
        </section>
        <Splitter preference="listWidth" min={280} max={400} label={t("list.label")} />
        <div className={styles.main}>
          <ConversationPane
            key={conversationId}
            conversationId={conversationId}
            onBack={() => onOpen(null)}
            about={(conversation) => (
              <>
                <CustomerSections key={conversation.id} conversation={conversation} />
                <WhyRouted key={`why ${conversation.id}`} conversationId={conversation.id} />
              </>
            )}
          />
        </div>
      </div>
    </div>
  );
}

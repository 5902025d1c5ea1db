import type { Conversation } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Icon } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { customerQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import styles from "./customer.module.css";
import { CustomerBlock } from "./customer-block.tsx";
import { CustomerProfileSection } from "./customer-profile.tsx";
import { EarlierConversations } from "./earlier-conversations.tsx";
import { identityName, tellingIdentities } from "./identities.ts";
import { PageSection } from "./page-section.tsx";
import { PanelPart } from "./panel-part.tsx";

/** What is known of the customer of a conversation: where they are, who they are, what was before. */
export function CustomerSections({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const { permissions } = useSession();
  const mayRead = permissions.includes("customer.read");
  const asked = useQuery({ ...customerQuery(conversation.customer.id), enabled: mayRead });
  const customer = asked.data;
  const identities = tellingIdentities(customer?.identities ?? []);
  return (
    <>
      <PageSection conversationId={conversation.id} />
      {asked.isLoading ? (
        <PanelPart>
          <Skeleton rows={2} onRetry={() => void asked.refetch()} />
        </PanelPart>
      ) : null}
      {asked.isError && !customer ? (
        <PanelPart>
          <LoadError error={asked.error} onRetry={() => void asked.refetch()} />
        </PanelPart>
      ) : null}
      {customer ? (
        <>
          <CustomerProfileSection customer={customer} mayWrite={permissions.includes("customer.write")} />
          {identities.length > 0 ? (
            <section className={styles.section}>
              <h3>{t("customer.identities")}</h3>
              <ul className={styles.list}>
                {identities.map(({ kind, value, isVerified, since }) => (
                  <li key={`${kind} ${value}`} title={dateTime(since, t.language)}>
                    <span className={styles.value}>{value}</span>{" "}
                    <span className={styles.quiet}>
                      {t(identityName(kind))} ·{" "}
                      {isVerified ? (
                        <>
                          <Icon name="check" size={14} /> {t("customer.verified")}
                        </>
                      ) : (
                        t("customer.claimed")
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {permissions.includes("customer.block") ? <CustomerBlock customer={customer} /> : null}
        </>
      ) : null}
      <EarlierConversations customerId={conversation.customer.id} openId={conversation.id} />
    </>
  );
}

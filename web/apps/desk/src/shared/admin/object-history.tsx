import type { AuditEvent, Page } from "@parley/api";
import { dateTime } from "@parley/i18n";
import type { AdminKey } from "@parley/i18n/admin";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { request } from "../api.ts";
import { LoadError, Skeleton } from "../load-state.tsx";
import { useSession } from "../session.tsx";
import styles from "./admin.module.css";
import { difference } from "./difference.ts";
import { useAdminT } from "./texts.tsx";

const words: Readonly<Record<string, AdminKey>> = {
  created: "history.created",
  changed: "history.changed",
  restored: "history.restored",
};

/** Who changed an object and how, newest first; for people who may read the audit trail. */
export function ObjectHistory(props: {
  object: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const { object, isOpen, onToggle } = props;
  const t = useAdminT();
  const { permissions } = useSession();
  if (!permissions.includes("audit.read")) return null;
  return (
    <details
      className={styles.history}
      open={isOpen}
      onToggle={(event) => onToggle(event.currentTarget.open)}
    >
      <summary>{t("settings.history")}</summary>
      {isOpen ? <Changes object={object} /> : null}
    </details>
  );
}

function Changes({ object }: { object: string }) {
  const t = useAdminT();
  const events = useInfiniteQuery({
    queryKey: ["audit", "of", object],
    queryFn: ({ pageParam }) =>
      request<Page<AuditEvent>>("GET", "/audit-events", { query: { object, after: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  });
  if (events.isPending) return <Skeleton rows={3} />;
  if (!events.data) return <LoadError error={events.error} onRetry={() => void events.refetch()} />;
  const items = events.data.pages.flatMap((page) => page.items);
  return (
    <>
      {items.length === 0 ? <p className={styles.quiet}>{t("admin.noHistory")}</p> : null}
      <ol>
        {items.map((event) => (
          <li key={event.id}>
            <p>
              {t("admin.changedBy", {
                when: dateTime(event.at, t.language),
                who: event.actor.kind === "system" ? t("audit.product") : event.actor.name,
              })}{" "}
              <Action action={event.action} />
            </p>
            <ul>
              {difference(event.before, event.after).map(({ name, before, after }) => (
                <li key={name}>
                  <code>{name}</code>: {before} → {after}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {events.hasNextPage ? (
        <Button loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          {t("admin.more")}
        </Button>
      ) : null}
    </>
  );
}

/** What was done in words where it is the usual, else by the trail's own word. */
function Action({ action }: { action: string }) {
  const t = useAdminT();
  const word = words[action.split(".").at(-1) ?? ""];
  return word ? <>· {t(word)}</> : <code>{action}</code>;
}

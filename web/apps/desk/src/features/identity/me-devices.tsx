import type { OwnSession } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Button, toast } from "@parley/ui";
import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { problemText } from "../../shared/problem-text.ts";
import { browserName } from "./browser-name.ts";
import styles from "./me-page.module.css";

/** Where the person is signed in, and the way to end it. */
export function MeDevices() {
  const t = useT();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: api.sessions, staleTime: 0 });
  const end = useMutation({
    mutationFn: (session: OwnSession | "others") =>
      session === "others" ? api.endOtherSessions() : api.endSession(session.id),
    onSuccess: () => {
      toast(t("devices.ended"));
      void sessions.refetch();
    },
  });
  if (sessions.isPending) return <Skeleton rows={3} />;
  if (!sessions.data) return <LoadError error={sessions.error} onRetry={() => void sessions.refetch()} />;
  const items = [...sessions.data.items].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  return (
    <section className={styles.card} aria-label={t("devices.title")}>
      <h2>{t("devices.title")}</h2>
      <ul className={styles.devices}>
        {items.map((session) => (
          <li key={session.id} className={styles.device}>
            <div>
              <p className={styles.deviceName}>
                {browserName(session.browser) ?? t("devices.unknown")}
                {session.isCurrent ? <span className={styles.here}>{t("devices.here")}</span> : null}
              </p>
              <p className={styles.hint}>
                {t("devices.facts", {
                  address: session.address ?? "–",
                  since: dateTime(session.createdAt, t.language),
                  used: dateTime(session.lastUsedAt ?? session.createdAt, t.language),
                })}
              </p>
            </div>
            {session.isCurrent ? null : (
              <Button
                aria-label={t("devices.endOf", {
                  name: browserName(session.browser) ?? t("devices.unknown"),
                })}
                onClick={() => end.mutate(session)}
              >
                {t("devices.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {end.error ? (
        <p className={styles.clash} role="alert">
          {problemText(end.error, t)}
        </p>
      ) : null}
      {items.length > 1 ? (
        <div>
          <Button onClick={() => end.mutate("others")}>{t("devices.endOthers")}</Button>
        </div>
      ) : null}
    </section>
  );
}

import type { AuditEvent, Page } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { Button, Field, fieldClass, TextField } from "@parley/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { type Column, DataTable } from "../../shared/admin/data-table.tsx";
import { type Change, difference } from "../../shared/admin/difference.ts";
import { peopleResource, useChoices } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";

const texts = ["action", "object"] as const;
const filters = ["actor", ...texts] as const;

/** Who did what to what, newest first; filters stand in the address. */
export function AuditPage() {
  const t = useAdminT();
  const [search, setSearch] = useSearchParams();
  const query = Object.fromEntries(filters.map((name) => [name, search.get(name) || undefined]));
  const events = useInfiniteQuery({
    queryKey: ["audit", query],
    queryFn: ({ pageParam }) =>
      request<Page<AuditEvent>>("GET", "/audit-events", { query: { ...query, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 5_000,
  });
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  const labels = { action: t("audit.action"), object: t("audit.object") };

  const people = useChoices(peopleResource);
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  };

  const columns: Column<AuditEvent>[] = [
    { title: t("audit.when"), render: (event) => dateTime(event.at, t.language) },
    {
      title: t("audit.who"),
      render: (event) => (event.actor.kind === "system" ? t("audit.product") : event.actor.name),
    },
    { title: t("audit.what"), render: (event) => <What event={event} /> },
    { title: t("audit.object"), render: ({ object }) => `${object.kind} · ${object.name ?? object.id}` },
  ];

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("audit.title")}</h1>
        <Field label={t("audit.who")}>
          {({ id }) => (
            <select
              id={id}
              className={fieldClass}
              value={search.get("actor") ?? ""}
              onChange={(event) => choose("actor", event.target.value)}
            >
              <option value="">{t("audit.everybody")}</option>
              {people.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        {texts.map((name) => (
          <TextField
            key={name}
            label={labels[name]}
            defaultValue={search.get(name) ?? ""}
            onChange={(event) => choose(name, event.target.value)}
          />
        ))}
      </header>
      {events.isPending ? <Skeleton rows={6} onRetry={() => void events.refetch()} /> : null}
      {events.isError && !events.data ? (
        <LoadError error={events.error} onRetry={() => void events.refetch()} />
      ) : null}
      {items.length > 0 ? <DataTable label={t("audit.title")} columns={columns} items={items} /> : null}
      {events.data && items.length === 0 ? <p className={styles.empty}>{t("audit.empty")}</p> : null}
      {events.hasNextPage ? (
        <Button busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          {t("admin.more")}
        </Button>
      ) : null}
    </div>
  );
}

/** What was done; where something changed it unfolds. */
function What({ event }: { event: AuditEvent }) {
  const changes = difference(event.before, event.after);
  if (changes.length === 0) return event.action;
  return (
    <details>
      <summary>{event.action}</summary>
      <Difference changes={changes} />
    </details>
  );
}

function Difference({ changes }: { changes: readonly Change[] }) {
  const t = useAdminT();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("admin.name")}</th>
          <th scope="col">{t("audit.before")}</th>
          <th scope="col">{t("audit.after")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

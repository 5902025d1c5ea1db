import type { Entity, Readable } from "@parley/api";
import { dateTime, matchScore } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { Link, useNavigate, useSearchParams } from "react-router";
import { LoadError, Skeleton } from "../load-state.tsx";
import styles from "./admin.module.css";
import { type Column, DataTable } from "./data-table.tsx";
import { useAdminT } from "./texts.tsx";

interface ResourceListProps<T extends Entity> {
  title: string;
  empty: string;
  resource: Readable<T>;
  nameOf: (item: T) => string;
  columns: readonly Column<T>[];
  /** Its objects have no page of their own. */
  isPlain?: boolean;
}

/** The list of an administration page: search in the address, last change, a name that leads to the form. */
export function ResourceList<T extends Entity>(props: ResourceListProps<T>) {
  const { title, empty, resource, nameOf, columns, isPlain = false } = props;
  const t = useAdminT();
  const desk = useT();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const query = search.get("q") ?? "";
  const list = useQuery({ queryKey: [resource.path, "list"], queryFn: resource.list, staleTime: 10_000 });
  const items = (list.data?.items ?? [])
    .filter((item) => matchScore(nameOf(item), query) > 0)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), t.language));

  const all: Column<T>[] = [
    {
      title: t("admin.name"),
      render: (item) => (isPlain ? nameOf(item) : <Link to={item.id}>{nameOf(item)}</Link>),
    },
    ...columns,
  ];
  if (!isPlain) {
    all.push({
      title: t("admin.lastChange"),
      render: ({ changedAt, changedBy }) =>
        changedAt
          ? t("admin.changedBy", { when: dateTime(changedAt, t.language), who: changedBy ?? t("admin.none") })
          : t("admin.none"),
    });
  }

  // Where there is nothing, the next step stands where one looks.
  const isEmpty = list.data?.items.length === 0;
  const create = (
    <Button type="primary" onClick={() => void navigate("new")}>
      {t("admin.create")}
    </Button>
  );

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <Input.Search
          className={styles.search}
          allowClear
          aria-label={t("admin.search")}
          placeholder={t("admin.search")}
          defaultValue={query}
          onChange={(event) =>
            setSearch(event.target.value ? { q: event.target.value } : {}, { replace: true })
          }
        />
        {isEmpty ? null : create}
      </header>
      {list.isPending ? <Skeleton rows={4} onRetry={() => void list.refetch()} /> : null}
      {list.isError && !list.data ? (
        <LoadError error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {items.length > 0 ? <DataTable label={title} columns={all} items={items} /> : null}
      {list.data && items.length === 0 ? (
        <div className={styles.empty}>
          <p>{query ? desk("common.noMatch") : empty}</p>
          {isEmpty ? create : null}
        </div>
      ) : null}
    </div>
  );
}

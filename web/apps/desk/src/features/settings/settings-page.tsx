import type { Page, Setting } from "@parley/api";
import type { AdminKey } from "@parley/i18n/admin";
import { useQuery } from "@tanstack/react-query";
import styles from "../../shared/admin/admin.module.css";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { SettingLine } from "./setting-line.tsx";

const groups: Readonly<Record<string, AdminKey>> = {
  centre: "settings.groupCentre",
  files: "settings.groupFiles",
  report: "settings.groupReports",
};

/** A group that this page does not know yet is called as the server calls it. */
function groupName(group: string, t: ReturnType<typeof useAdminT>): string {
  const key = groups[group];
  return key ? t(key) : group;
}

/** How the centre serves: every setting with its reason, its default and its own way back. */
export function SettingsPage() {
  const t = useAdminT();
  const list = useQuery({
    queryKey: ["settings", t.language],
    queryFn: () => request<Page<Setting>>("GET", "/settings"),
    staleTime: 5_000,
  });
  const byGroup = Map.groupBy(list.data?.items ?? [], (setting) => setting.group);
  // What the centre is comes before how it works.
  const inOrder = [...byGroup].sort(([a], [b]) => Number(b === "centre") - Number(a === "centre"));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.title")}</h1>
      </header>
      {list.isPending ? <Skeleton rows={6} onRetry={() => void list.refetch()} /> : null}
      {list.isError && !list.data ? (
        <LoadError error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {inOrder.map(([group, settings]) => (
        <section key={group} className={styles.panel} aria-label={groupName(group, t)}>
          <h2>{groupName(group, t)}</h2>
          {settings.map((setting) => (
            <SettingLine key={`${setting.key} ${String(setting.value)}`} setting={setting} />
          ))}
        </section>
      ))}
    </div>
  );
}

import type { Page, Setting } from "@parley/api";
import { useQuery } from "@tanstack/react-query";
import styles from "../../shared/admin/admin.module.css";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { SettingLine } from "./setting-line.tsx";

/** How the centre serves: every setting with its reason, its default and its own way back. */
export function SettingsPage() {
  const t = useAdminT();
  const list = useQuery({
    queryKey: ["settings", t.language],
    queryFn: () => request<Page<Setting>>("GET", "/settings"),
    staleTime: 5_000,
  });
  const groups = Map.groupBy(list.data?.items ?? [], (setting) => setting.group);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.title")}</h1>
      </header>
      {list.isPending ? <Skeleton rows={6} onRetry={() => void list.refetch()} /> : null}
      {list.isError && !list.data ? (
        <LoadError error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {[...groups].map(([group, settings]) => (
        <section key={group} className={styles.panel} aria-label={group}>
          <h2>{group}</h2>
          {settings.map((setting) => (
            <SettingLine key={`${setting.key} ${String(setting.value)}`} setting={setting} />
          ))}
        </section>
      ))}
    </div>
  );
}

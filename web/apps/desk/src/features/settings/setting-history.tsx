import type { Page, Setting, SettingChange } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { Button, toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import styles from "./setting-line.module.css";
import { shown } from "./setting-line.tsx";

/** Every change of a setting, each with the way back to before it. */
export function SettingHistory({ setting }: { setting: Setting }) {
  const t = useAdminT();
  const client = useQueryClient();
  const history = useQuery({
    queryKey: ["settings", "history", setting.key],
    queryFn: () => request<Page<SettingChange>>("GET", `/settings/${setting.key}/history`),
    staleTime: 0,
  });
  const restore = useMutation({
    mutationFn: (change: number) =>
      request<Setting>("POST", `/settings/${setting.key}/restore`, { body: { change } }),
    onSuccess: () => {
      toast(t("admin.saved"));
      void client.invalidateQueries({ queryKey: ["settings"] });
    },
  });
  if (history.isPending) return <Skeleton rows={2} />;
  if (!history.data) return <LoadError error={history.error} onRetry={() => void history.refetch()} />;
  const words = (value: SettingChange["before"]) =>
    value === null ? t("settings.theDefault") : shown(value, setting.unit, t);
  return (
    <ol className={styles.history}>
      {history.data.items.map((change) => (
        <li key={change.id}>
          <span>
            {t("settings.change", {
              when: dateTime(change.at, t.language),
              who: change.by,
              before: words(change.before),
              after: words(change.after),
            })}
          </span>
          <Button onClick={() => restore.mutate(change.id)}>
            {t("settings.restore", { value: words(change.before) })}
          </Button>
        </li>
      ))}
    </ol>
  );
}

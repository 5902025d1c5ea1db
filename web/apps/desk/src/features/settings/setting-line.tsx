import type { Setting, SettingValue } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Button, toast } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";
import { SettingControl } from "./setting-control.tsx";
import { SettingHistory } from "./setting-history.tsx";
import styles from "./setting-line.module.css";

/** A setting with its reason, its default and its own way back. */
export function SettingLine({ setting }: { setting: Setting }) {
  const t = useAdminT();
  const desk = useT();
  const client = useQueryClient();
  const id = useId();
  const [value, setValue] = useState<SettingValue | null>(setting.value);
  const [withHistory, setWithHistory] = useState(false);
  const save = useMutation({
    mutationFn: (next: SettingValue | null) =>
      request<Setting>("PUT", `/settings/${setting.key}`, { body: { value: next } }),
    onSuccess: () => {
      toast(t("admin.saved"));
      void client.invalidateQueries({ queryKey: ["settings"] });
      void client.invalidateQueries({ queryKey: ["setup"] });
      if (setting.group === "centre") void client.invalidateQueries({ queryKey: ["session"] });
    },
  });
  const isSecret = setting.type === "secret";
  return (
    <div className={styles.line} data-setting={setting.key}>
      <div className={styles.words}>
        <label htmlFor={id}>{setting.name}</label>
        <p id={`${id}-why`} className={styles.why}>
          {setting.why}{" "}
          {isSecret || setting.standard === null
            ? null
            : t("settings.default", { value: shown(setting.standard, setting.unit, t) })}
          {setting.isSet && setting.changedAt
            ? ` · ${t("settings.changedBy", {
                when: dateTime(setting.changedAt, t.language),
                who: setting.changedBy ?? t("admin.none"),
              })}`
            : null}
        </p>
        {save.error ? (
          <p className={styles.error} role="alert">
            {problemText(save.error, desk)}
          </p>
        ) : null}
      </div>
      <div className={styles.control}>
        <SettingControl id={id} setting={setting} value={value} onChange={setValue} />
        {value !== setting.value ? (
          <>
            <Button tone="primary" busy={save.isPending} onClick={() => save.mutate(value)}>
              {t("admin.save")}
            </Button>
            <Button onClick={() => setValue(setting.value)}>{t("admin.discard")}</Button>
          </>
        ) : setting.isSet ? (
          <Button onClick={() => save.mutate(null)}>
            {t(isSecret ? "settings.forget" : "settings.useDefault")}
          </Button>
        ) : null}
        {setting.isSet && !isSecret ? (
          <Button
            tone="quiet"
            aria-expanded={withHistory}
            aria-label={t("settings.historyOf", { name: setting.name })}
            onClick={() => setWithHistory(!withHistory)}
          >
            {t("settings.history")}
          </Button>
        ) : null}
      </div>
      {withHistory ? <SettingHistory setting={setting} /> : null}
    </div>
  );
}

/** A value in words. */
export function shown(value: SettingValue, unit: string, t: ReturnType<typeof useAdminT>): string {
  if (typeof value === "boolean") return t(value ? "admin.yes" : "admin.no");
  return unit ? `${value} ${unit}` : String(value);
}

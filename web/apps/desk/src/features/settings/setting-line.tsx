import type { Setting, SettingValue } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, toast } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, InputNumber, Select, Switch } from "antd";
import { useId, useState } from "react";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";
import styles from "./setting-line.module.css";

export function SettingLine({ setting }: { setting: Setting }) {
  const t = useAdminT();
  const desk = useT();
  const client = useQueryClient();
  const id = useId();
  const [value, setValue] = useState<SettingValue>(setting.value);
  const save = useMutation({
    mutationFn: (next: SettingValue) =>
      request<Setting>("PUT", `/settings/${setting.key}`, { body: { value: next } }),
    onSuccess: () => {
      toast(t("admin.saved"));
      void client.invalidateQueries({ queryKey: ["settings"] });
    },
  });
  const shown =
    typeof setting.default === "boolean"
      ? t(setting.default ? "admin.yes" : "admin.no")
      : String(setting.default);
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <label htmlFor={id}>{setting.name}</label>
        <p className={styles.why}>
          {setting.why}{" "}
          {t("settings.default", { value: `${shown}${setting.unit ? ` ${setting.unit}` : ""}` })}
          {setting.value === setting.default ? null : ` · ${t("settings.changed")}`}
        </p>
        {save.error ? (
          <p className={styles.error} role="alert">
            {problemText(save.error, desk)}
          </p>
        ) : null}
      </div>
      <Control id={id} setting={setting} value={value} onChange={setValue} />
      {value !== setting.value ? (
        <>
          <Button tone="primary" busy={save.isPending} onClick={() => save.mutate(value)}>
            {t("admin.save")}
          </Button>
          <Button onClick={() => setValue(setting.value)}>{t("admin.discard")}</Button>
        </>
      ) : setting.value === setting.default ? null : (
        <Button onClick={() => save.mutate(setting.default)}>{t("settings.useDefault")}</Button>
      )}
    </div>
  );
}

interface ControlProps {
  id: string;
  setting: Setting;
  value: SettingValue;
  onChange: (value: SettingValue) => void;
}

function Control({ id, setting, value, onChange }: ControlProps) {
  switch (setting.type) {
    case "boolean":
      return <Switch id={id} checked={value === true} onChange={onChange} />;
    case "number":
    case "duration":
      return (
        <InputNumber
          id={id}
          value={Number(value)}
          suffix={setting.unit}
          onChange={(next) => onChange(next ?? setting.default)}
        />
      );
    case "choice":
      return (
        <Select
          id={id}
          value={String(value)}
          options={(setting.choices ?? []).map((choice) => ({ value: choice.value, label: choice.name }))}
          onChange={onChange}
        />
      );
    case "text":
      return <Input id={id} value={String(value)} onChange={(event) => onChange(event.target.value)} />;
    default:
      return setting.type satisfies never;
  }
}

import type { Setting, SettingValue } from "@parley/api";
import { Input, InputNumber, Select, Switch } from "antd";
import { useAdminT } from "../../shared/admin/texts.tsx";
import styles from "./setting-line.module.css";

interface ControlProps {
  id: string;
  setting: Setting;
  value: SettingValue | null;
  onChange: (value: SettingValue | null) => void;
}

/** Languages are called what they call themselves. */
const choiceNames: Readonly<Record<string, string>> = { en: "English", "zh-CN": "中文" };

/** The field that fits the setting's type. */
export function SettingControl({ id, setting, value, onChange }: ControlProps) {
  const t = useAdminT();
  switch (setting.type) {
    case "truth":
      return <Switch id={id} checked={value === true} onChange={onChange} />;
    case "whole":
    case "span":
      return (
        <InputNumber
          id={id}
          className={styles.number}
          value={typeof value === "number" ? value : null}
          min={setting.least ?? undefined}
          max={setting.most ?? undefined}
          suffix={setting.unit || (setting.type === "span" ? t("admin.seconds") : undefined)}
          onChange={(next) => onChange(next ?? setting.standard)}
        />
      );
    case "choice":
      return (
        <Select
          id={id}
          className={styles.text}
          value={String(value)}
          options={setting.choices.map((choice) => ({ value: choice, label: choiceNames[choice] ?? choice }))}
          onChange={onChange}
        />
      );
    case "text":
      return (
        <Input
          id={id}
          className={styles.text}
          value={String(value ?? "")}
          maxLength={setting.most ?? undefined}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "secret":
      return (
        <Input.Password
          id={id}
          className={styles.text}
          value={typeof value === "string" ? value : ""}
          autoComplete="off"
          visibilityToggle={false}
          placeholder={setting.isSet ? t("settings.secretSet") : undefined}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    default:
      return setting.type satisfies never;
  }
}

import { dateTime } from "@parley/i18n";
import { Input } from "antd";
import styles from "../../shared/admin/admin.module.css";
import { useAdminT } from "../../shared/admin/texts.tsx";

interface SecretState {
  set: boolean;
  at?: string;
  by?: string;
}

interface SecretInputProps {
  id?: string;
  value?: SecretState | string | null;
  onChange?: (value: string) => void;
}

/** A secret goes in and never comes out; the page says only who has set it when. */
export function SecretInput({ id, value, onChange }: SecretInputProps) {
  const t = useAdminT();
  const stored = typeof value === "object" && value?.set ? value : null;
  return (
    <>
      <Input.Password
        id={id}
        value={typeof value === "string" ? value : ""}
        autoComplete="off"
        visibilityToggle={false}
        onChange={(event) => onChange?.(event.target.value)}
      />
      {stored?.at ? (
        <p className={styles.quiet}>
          {t("channels.secretSet", {
            when: dateTime(stored.at, t.language),
            who: stored.by ?? t("admin.none"),
          })}
        </p>
      ) : null}
    </>
  );
}

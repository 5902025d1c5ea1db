import { useT } from "@parley/i18n/react";
import { Button, Switch, TextField } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";
import { Store } from "../../shared/store.ts";
import styles from "./sign-in.module.css";

/** The password with which a limited session was just begun: it is not asked for twice, and lives in memory only. */
export const typedPassword = new Store<string | null>(null);

/** Chooses a new password. One field that can be shown, instead of two that must agree. */
export function PasswordForm(props: { known?: string | null; onChanged: (password: string) => void }) {
  const t = useT();
  const [visible, setVisible] = useState(false);
  const [missing, setMissing] = useState<{ current?: boolean; password?: boolean }>({});
  const change = useMutation({
    mutationFn: (form: { current: string; password: string }) =>
      api.changePassword(form.current, form.password),
    onSuccess: (_, form) => props.onChanged(form.password),
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const data = new FormData(element);
    const current = props.known ?? String(data.get("current") ?? "");
    const password = String(data.get("password") ?? "");
    setMissing({ current: !current, password: !password });
    if (current && password) change.mutate({ current, password }, { onSuccess: () => element.reset() });
  };
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      {props.known ? null : (
        <TextField
          label={t("password.current")}
          name="current"
          type="password"
          autoComplete="current-password"
          error={missing.current ? t("signIn.needPassword") : undefined}
        />
      )}
      <TextField
        label={t("password.new")}
        why={t("password.rule")}
        name="password"
        type={visible ? "text" : "password"}
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        error={missing.password ? t("signIn.needPassword") : undefined}
      />
      <Switch label={t("password.show")} checked={visible} onChange={setVisible} />
      <p className={styles.failure} role="alert">
        {change.error ? problemText(change.error, t) : undefined}
      </p>
      <Button tone="primary" type="submit" busy={change.isPending}>
        {t("password.submit")}
      </Button>
    </form>
  );
}

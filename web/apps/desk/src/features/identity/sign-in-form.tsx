import { Problem, type Session } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, TextField } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { api } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";
import { unlockSound } from "../../shared/sound.ts";
import styles from "./sign-in.module.css";

export function SignInForm({
  onSignedIn,
  login: known,
}: {
  onSignedIn: (session: Session) => void;
  login?: string;
}) {
  const t = useT();
  const [missing, setMissing] = useState<{ login?: boolean; password?: boolean }>({});
  const password = useRef<HTMLInputElement>(null);
  const signIn = useMutation({
    mutationFn: (form: { login: string; password: string }) => api.signIn(form.login, form.password),
    onSuccess: onSignedIn,
    onError: () => password.current?.select(),
  });

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const form = { login: String(data.get("login")).trim(), password: String(data.get("password")) };
    setMissing({ login: !form.login, password: !form.password });
    // A press of this button is the person's own, so the browser allows sound from here on.
    void unlockSound();
    if (form.login && form.password) signIn.mutate(form);
  };

  const failure = signIn.error
    ? signIn.error instanceof Problem && signIn.error.code === "sign-in-failed"
      ? t("signIn.failed")
      : signIn.error instanceof Problem && signIn.error.code === "sign-in-locked"
        ? t("signIn.locked")
        : problemText(signIn.error, t)
    : undefined;

  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      <TextField
        label={t("signIn.login")}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        defaultValue={known}
        error={missing.login ? t("signIn.needLogin") : undefined}
      />
      <TextField
        ref={password}
        label={t("signIn.password")}
        name="password"
        type="password"
        autoComplete="current-password"
        error={missing.password ? t("signIn.needPassword") : undefined}
      />
      <p className={styles.failure} role="alert">
        {failure}
      </p>
      <Button tone="primary" type="submit" busy={signIn.isPending}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}

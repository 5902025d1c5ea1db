import { Problem, type Session } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, TextField } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { api } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";
import { unlockSound } from "../../shared/sound.ts";
import { typedPassword } from "./password-form.tsx";
import styles from "./sign-in.module.css";

interface Form {
  login: string;
  password: string;
  code?: string;
}

const codeOf = (error: unknown) => (error instanceof Problem ? error.code : null);

/** Login and password; who has a second factor is asked for its code in the same place. */
export function SignInForm({
  onSignedIn,
  login: known,
}: {
  onSignedIn: (session: Session) => void;
  login?: string;
}) {
  const t = useT();
  const [missing, setMissing] = useState<{ login?: boolean; password?: boolean; code?: boolean }>({});
  const [needsCode, setNeedsCode] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const signIn = useMutation({
    mutationFn: (form: Form) => api.signIn(form.login, form.password, form.code),
    onSuccess: (session, form) => {
      typedPassword.set(session.limit ? form.password : null);
      onSignedIn(session);
    },
    onError: (error) => {
      if (codeOf(error) === "second-factor-required") setNeedsCode(true);
      else (code.current ?? password.current)?.select();
    },
  });
  useEffect(() => {
    if (needsCode) code.current?.focus();
  }, [needsCode]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    const form: Form = { login: text("login").trim(), password: text("password") };
    if (needsCode) form.code = text("code").trim();
    setMissing({ login: !form.login, password: !form.password, code: needsCode && !form.code });
    // A press of this button is the person's own, so the browser allows sound from here on.
    void unlockSound();
    if (form.login && form.password && !(needsCode && !form.code)) signIn.mutate(form);
  };

  const refused = codeOf(signIn.error);
  const failure =
    !signIn.error || refused === "second-factor-required"
      ? undefined
      : refused === "sign-in-failed"
        ? t("signIn.failed")
        : problemText(signIn.error, t);

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
      {needsCode ? (
        <TextField
          ref={code}
          label={t("signIn.code")}
          why={t("signIn.codeWhy")}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          error={missing.code ? t("signIn.needCode") : undefined}
        />
      ) : null}
      <p className={styles.failure} role="alert">
        {failure}
      </p>
      <Button tone="primary" type="submit" busy={signIn.isPending}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}

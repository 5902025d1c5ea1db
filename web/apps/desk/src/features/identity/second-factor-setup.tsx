import { useT } from "@parley/i18n/react";
import { Button, TextField, toast } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { api } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";
import styles from "./sign-in.module.css";

const QrPicture = lazy(async () => ({ default: (await import("./qr-picture.tsx")).QrPicture }));

/** Password, then the app's first code, then the recovery codes; each step is shown once. */
export function SecondFactorSetup(props: { known?: string | null; onDone: () => void }) {
  const t = useT();
  const begin = useMutation({ mutationFn: (password: string) => api.beginSecondFactor(password) });
  const confirm = useMutation({ mutationFn: (code: string) => api.confirmSecondFactor(code) });
  const [missing, setMissing] = useState(false);

  const submit = (name: string, send: (value: string) => void) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get(name) ?? props.known ?? "").trim();
    setMissing(!value);
    if (value) send(value);
  };

  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={props.onDone} />;
  if (begin.data) {
    return (
      <form className={styles.form} onSubmit={submit("code", confirm.mutate)} noValidate>
        <p>{t("factor.scan")}</p>
        <Suspense fallback={<div className={styles.qr} />}>
          <QrPicture text={begin.data.uri} label={t("factor.picture")} />
        </Suspense>
        <p className={styles.quiet}>{t("factor.secretWhy")}</p>
        <p className={styles.secret}>{begin.data.secret.replace(/(.{4})(?!$)/g, "$1 ")}</p>
        <TextField
          key="code"
          label={t("factor.code")}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          error={missing ? t("signIn.needCode") : undefined}
        />
        <p className={styles.failure} role="alert">
          {confirm.error ? problemText(confirm.error, t) : undefined}
        </p>
        <Button tone="primary" type="submit" busy={confirm.isPending}>
          {t("factor.confirm")}
        </Button>
      </form>
    );
  }
  return (
    <form className={styles.form} onSubmit={submit("password", begin.mutate)} noValidate>
      {props.known ? null : (
        <TextField
          label={t("password.current")}
          why={t("factor.passwordWhy")}
          name="password"
          type="password"
          autoComplete="current-password"
          error={missing ? t("signIn.needPassword") : undefined}
        />
      )}
      <p className={styles.failure} role="alert">
        {begin.error ? problemText(begin.error, t) : undefined}
      </p>
      <Button tone="primary" type="submit" busy={begin.isPending}>
        {t("factor.begin")}
      </Button>
    </form>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useT();
  const copy = () => navigator.clipboard.writeText(codes.join("\n")).then(() => toast(t("factor.copied")));
  return (
    <div className={styles.form}>
      <h2>{t("factor.recovery")}</h2>
      <p className={styles.quiet}>{t("factor.recoveryWhy")}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button icon="copy" onClick={() => void copy()}>
        {t("factor.copy")}
      </Button>
      <Button tone="primary" onClick={onDone}>
        {t("factor.kept")}
      </Button>
    </div>
  );
}

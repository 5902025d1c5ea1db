import { useT } from "@parley/i18n/react";
import { Button, TextField, toast } from "@parley/ui";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { problemText } from "../../shared/problem-text.ts";
import styles from "./me-page.module.css";
import { PasswordForm } from "./password-form.tsx";
import { SecondFactorSetup } from "./second-factor-setup.tsx";
import signIn from "./sign-in.module.css";

/** The account: its password and its second factor. */
export function MeAccount() {
  const t = useT();
  return (
    <>
      <section className={styles.card} aria-label={t("signIn.password")}>
        <h2>{t("signIn.password")}</h2>
        <div className={styles.narrow}>
          <PasswordForm onChanged={() => toast(t("password.changed"))} />
        </div>
      </section>
      <section className={styles.card} aria-label={t("factor.title")}>
        <h2>{t("factor.title")}</h2>
        <SecondFactorState />
      </section>
    </>
  );
}

function SecondFactorState() {
  const t = useT();
  const [setting, setSetting] = useState(false);
  const factor = useQuery({ queryKey: ["second-factor"], queryFn: api.secondFactor, staleTime: 0 });
  if (factor.isPending) return <Skeleton rows={2} />;
  if (!factor.data) return <LoadError error={factor.error} onRetry={() => void factor.refetch()} />;
  if (!factor.data.isAvailable) return <p>{t("factor.unavailable")}</p>;
  const done = () => {
    setSetting(false);
    void factor.refetch();
  };
  if (factor.data.isOn) {
    return (
      <>
        <p>{t("factor.isOn", { n: factor.data.recoveryCodesLeft })}</p>
        <SecondFactorOff onDone={done} />
      </>
    );
  }
  return (
    <>
      <p>{t("factor.why")}</p>
      {setting ? (
        <div className={styles.narrow}>
          <SecondFactorSetup onDone={done} />
        </div>
      ) : (
        <div>
          <Button onClick={() => setSetting(true)}>{t("factor.setUp")}</Button>
        </div>
      )}
    </>
  );
}

function SecondFactorOff({ onDone }: { onDone: () => void }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [missing, setMissing] = useState(false);
  const remove = useMutation({ mutationFn: api.removeSecondFactor, onSuccess: onDone });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setMissing(!password);
    if (password) remove.mutate(password);
  };
  if (!asking) {
    return (
      <div>
        <Button tone="danger" onClick={() => setAsking(true)}>
          {t("factor.turnOff")}
        </Button>
      </div>
    );
  }
  return (
    <form className={`${signIn.form} ${styles.narrow}`} onSubmit={onSubmit} noValidate>
      <TextField
        label={t("password.current")}
        name="password"
        type="password"
        autoComplete="current-password"
        error={missing ? t("signIn.needPassword") : undefined}
      />
      <p className={signIn.failure} role="alert">
        {remove.error ? problemText(remove.error, t) : undefined}
      </p>
      <Button tone="danger" type="submit" busy={remove.isPending}>
        {t("factor.turnOff")}
      </Button>
    </form>
  );
}

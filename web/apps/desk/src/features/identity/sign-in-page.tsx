import type { Session } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { useEffect } from "react";
import styles from "./sign-in.module.css";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const t = useT();
  useEffect(() => {
    document.title = `${t("signIn.title")} – Parley`;
  }, [t]);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>{t("common.product")}</p>
        <h1>{t("signIn.title")}</h1>
        <SignInForm onSignedIn={onSignedIn} />
      </div>
    </main>
  );
}

import type { Language, Session } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, toast } from "@parley/ui";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../shared/api.ts";
import { sessionQuery } from "../../shared/queries.ts";
import { useStore } from "../../shared/store.ts";
import { GatePage } from "./gate-page.tsx";
import { PasswordForm, typedPassword } from "./password-form.tsx";
import { SecondFactorSetup } from "./second-factor-setup.tsx";
import styles from "./sign-in.module.css";

/** A session that may do only one thing yet: choose a password, or set up the second factor that the role asks for. */
export function LimitedPage({ session, onSignOut }: { session: Session; onSignOut: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const known = useStore(typedPassword);
  const proceed = async () => {
    const next = await api.session();
    if (!next.limit) {
      typedPassword.set(null);
      // What the person has just read and answered is the language they work in.
      const language = t.language as Language;
      if (next.person.language !== language) await api.setLanguage(language);
      next.person.language = language;
    }
    client.setQueryData(sessionQuery.queryKey, next);
  };
  const isPassword = session.limit === "password-change";
  return (
    <GatePage
      title={t(isPassword ? "password.title" : "factor.title")}
      lead={t(isPassword ? "password.why" : "factor.demanded")}
    >
      {isPassword ? (
        <PasswordForm
          known={known}
          onChanged={(password) => {
            typedPassword.set(password);
            toast(t("password.changed"));
            void proceed();
          }}
        />
      ) : (
        <SecondFactorSetup known={known} onDone={() => void proceed()} />
      )}
      <p className={styles.out}>
        <Button tone="quiet" onClick={onSignOut}>
          {t("action.signOut")}
        </Button>
      </p>
    </GatePage>
  );
}

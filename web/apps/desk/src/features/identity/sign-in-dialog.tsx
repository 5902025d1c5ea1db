import type { Session } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Dialog } from "@parley/ui";
import { useSession } from "../../shared/session.tsx";
import styles from "./sign-in.module.css";
import { SignInForm } from "./sign-in-form.tsx";

/** The one dialog that comes by itself: the session is over, and nothing under it may be lost. */
export function SignInDialog({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const t = useT();
  const { person } = useSession();
  return (
    <Dialog title={t("signIn.title")} closeLabel={t("common.close")} onClose={() => undefined}>
      <p className={styles.reason}>{t("live.sessionEnded")}</p>
      <SignInForm onSignedIn={onSignedIn} login={person.login} />
    </Dialog>
  );
}

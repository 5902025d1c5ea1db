import type { Session } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { GatePage } from "./gate-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const t = useT();
  return (
    <GatePage title={t("signIn.title")}>
      <SignInForm onSignedIn={onSignedIn} />
    </GatePage>
  );
}

import type { Session } from "@parley/api";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { SignInPage } from "../features/identity/sign-in-page.tsx";
import { sessionQuery } from "../shared/queries.ts";

/** Only a path of this site may follow a sign-in, never an address from outside. */
function safePath(next: string | null): string {
  return next?.startsWith("/") && !next.startsWith("//") ? next : "/";
}

export function SignInRoute() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const onSignedIn = (session: Session) => {
    client.clear();
    client.setQueryData(sessionQuery.queryKey, session);
    void navigate(safePath(search.get("next")), { replace: true });
  };
  return <SignInPage onSignedIn={onSignedIn} />;
}

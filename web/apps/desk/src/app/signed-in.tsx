import { Problem, type Session } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { toast } from "@parley/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { LimitedPage } from "../features/identity/limited-page.tsx";
import { SignInDialog } from "../features/identity/sign-in-dialog.tsx";
import { draftSync } from "../shared/draft-sync.ts";
import { drafts } from "../shared/drafts.ts";
import { LoadError } from "../shared/load-state.tsx";
import { setCentreName } from "../shared/page-title.ts";
import { sessionQuery } from "../shared/queries.ts";
import { outbox } from "../shared/sending.ts";
import { SessionProvider } from "../shared/session.tsx";
import { noteSignedIn, sessionLost } from "../shared/session-loss.ts";
import { useStore } from "../shared/store.ts";
import { useLiveCache } from "./use-live-cache.ts";
import { useSignOut } from "./use-sign-out.ts";

/** Everything behind the sign-in: opens the person's drafts and outbox and holds the live stream. */
export function SignedIn() {
  const session = useQuery(sessionQuery);
  const location = useLocation();
  const centre = session.data?.centre?.name;
  useEffect(() => {
    if (centre) setCentreName(centre);
  }, [centre]);
  if (session.isPending) return null;
  if (!session.data) {
    const signedOut = session.error instanceof Problem && session.error.status === 401;
    if (!signedOut) return <LoadError error={session.error} onRetry={() => void session.refetch()} />;
    const next = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={`/sign-in?next=${next}`} replace />;
  }
  if (session.data.limit) return <Limited session={session.data} />;
  return (
    <SessionProvider session={session.data}>
      <Working personId={session.data.person.id} agentId={session.data.agentId ?? null} />
    </SessionProvider>
  );
}

/** Nothing else is loaded before the one thing is done: the server would refuse it. */
function Limited({ session }: { session: Session }) {
  const signOut = useSignOut();
  return <LimitedPage session={session} onSignOut={signOut} />;
}

function Working({ personId, agentId }: { personId: string; agentId: string | null }) {
  const t = useT();
  const client = useQueryClient();
  const lost = useStore(sessionLost);
  useLiveCache(agentId);
  useEffect(() => {
    noteSignedIn();
    void drafts.open(personId).then(() => draftSync.open());
    void outbox.open(personId);
  }, [personId]);
  return (
    <>
      <Outlet />
      {lost ? (
        <SignInDialog
          onSignedIn={(session) => {
            if (session.person.id !== personId) toast(t("signIn.otherPerson", { name: session.person.name }));
            noteSignedIn();
            client.setQueryData(sessionQuery.queryKey, session);
            void client.invalidateQueries();
            outbox.flush();
          }}
        />
      ) : null}
    </>
  );
}

import { Navigate } from "react-router";
import { SetupPage } from "../features/setup/setup-page.tsx";
import { useSession } from "../shared/session.tsx";

/** Only for administrators of a working centre. */
export function SetupRoute() {
  const { person, demo } = useSession();
  if (demo || !person.roles.includes("administrator")) return <Navigate to="/" replace />;
  return <SetupPage />;
}

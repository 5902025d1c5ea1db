import { Navigate } from "react-router";
import { useSetup } from "../features/setup/use-setup.ts";
import { usePreferences } from "../shared/preferences.ts";
import { useSession } from "../shared/session.tsx";

/** A demo centre greets with the tour, a new one with its checklist, a working one with the desk; who takes no work goes to the administration, or to the team. */
export function Home() {
  const { demo, agentId, person, permissions } = useSession();
  const { setupHidden } = usePreferences();
  const setup = useSetup();
  if (demo && agentId !== undefined) return <Navigate to="/try" replace />;
  const mayBeNew = !demo && !setupHidden && person.roles.includes("administrator");
  if (mayBeNew && !setup.facts && !setup.error) return null;
  if (setup.isOpen) return <Navigate to="/setup" replace />;
  if (agentId !== undefined) return <Navigate to="/desk" replace />;
  const isSupervisor = !person.roles.includes("administrator") && permissions.includes("routing.explain");
  return <Navigate to={isSupervisor ? "/team" : "/admin"} replace />;
}

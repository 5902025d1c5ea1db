import { Navigate } from "react-router";
import { useSession } from "../shared/session.tsx";

/** A demo centre greets with the tour, a working one with the desk; who takes no work goes to the administration. */
export function Home() {
  const { demo, agentId } = useSession();
  const place = agentId === undefined ? "/admin" : demo ? "/try" : "/desk";
  return <Navigate to={place} replace />;
}

import { Navigate } from "react-router";
import { useSession } from "../shared/session.tsx";

/** A demo centre greets with the tour, a working one with the desk. */
export function Home() {
  return <Navigate to={useSession().demo ? "/try" : "/desk"} replace />;
}

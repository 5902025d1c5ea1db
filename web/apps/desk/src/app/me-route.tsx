import { MePage } from "../features/identity/me-page.tsx";
import { allActions } from "./all-actions.ts";

export function MeRoute() {
  return <MePage actions={allActions} />;
}

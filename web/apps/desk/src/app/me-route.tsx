import { useParams } from "react-router";
import { MePage } from "../features/identity/me-page.tsx";
import { allActions } from "./all-actions.ts";

export function MeRoute() {
  const { section } = useParams();
  return <MePage actions={allActions} section={section} />;
}

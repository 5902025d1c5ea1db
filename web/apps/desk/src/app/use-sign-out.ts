import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { api } from "../shared/api.ts";
import { noteSignedOut } from "../shared/session-loss.ts";

/** Ends the session here and on the server; nothing of the person stays in the cache. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    noteSignedOut();
    void api.signOut().finally(() => {
      void navigate("/sign-in");
      client.clear();
    });
  };
}

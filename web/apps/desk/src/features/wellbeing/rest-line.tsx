import { timeOfDay } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Button, toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";
import { restQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import styles from "./wellbeing.module.css";

/** Until when nothing new comes to me, and why; I may go on before. */
export function RestLine() {
  const t = useT();
  const client = useQueryClient();
  const { agentId } = useSession();
  const rest = useQuery({ ...restQuery, enabled: agentId !== undefined }).data?.rest ?? null;
  const goOn = useMutation({
    mutationFn: () => request("DELETE", "/wellbeing/rest"),
    onSuccess: () => client.setQueryData(restQuery.queryKey, { rest: null }),
    onError: (error) => toast(problemText(error, t)),
  });
  if (rest === null) return null;
  const time = timeOfDay(rest.until, t.language);
  return (
    <div className={styles.rest} role="status">
      <span>{t(rest.why === "BUSY" ? "rest.busy" : "rest.hard", { time })}</span>
      <Button busy={goOn.isPending} onClick={() => goOn.mutate()}>
        {t("rest.end")}
      </Button>
    </div>
  );
}

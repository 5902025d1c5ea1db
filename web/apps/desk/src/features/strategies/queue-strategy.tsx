import { useT } from "@parley/i18n/react";
import { toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { strategiesResource, useChoices } from "../../shared/admin/resources.ts";
import { SmallSelect } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { problemText } from "../../shared/problem-text.ts";

interface Serving {
  strategyId: string | null;
}

/** By which strategy a queue is served; a change holds at once. */
export function QueueStrategy({ queueId }: { queueId: string }) {
  const t = useAdminT();
  const desk = useT();
  const client = useQueryClient();
  const strategies = useChoices(strategiesResource);
  const path = `/queues/${queueId}/strategy`;
  const serving = useQuery({
    queryKey: [strategiesResource.path, "of", queueId],
    queryFn: () => request<Serving>("GET", path),
    staleTime: 0,
  });
  const serve = useMutation({
    mutationFn: (strategyId: string | null) => request<Serving>("PUT", path, { body: { strategyId } }),
    onSuccess: () => {
      toast(t("admin.saved"));
      void client.invalidateQueries({ queryKey: [strategiesResource.path] });
    },
  });
  const chosen = serve.isPending ? serve.variables : serving.data?.strategyId;
  return (
    <section className={styles.panel} aria-labelledby="serves">
      <h2 id="serves">{t("strategies.serves")}</h2>
      <p className={styles.quiet}>{t("strategies.servesWhy")}</p>
      {serving.isPending ? <Skeleton rows={1} /> : null}
      {serving.isError ? <LoadError error={serving.error} onRetry={() => void serving.refetch()} /> : null}
      {serving.data ? (
        <SmallSelect
          label={t("strategies.serves")}
          hidesLabel
          value={chosen ?? ""}
          placeholder={t("strategies.plainly")}
          options={strategies}
          onChange={(id) => serve.mutate(id === "" ? null : id)}
        />
      ) : null}
      {chosen ? <Link to={`/admin/routing/strategies/${chosen}`}>{t("strategies.title")} ›</Link> : null}
      {serve.error ? (
        <p className={styles.error} role="alert">
          {problemText(serve.error, desk)}
        </p>
      ) : null}
    </section>
  );
}

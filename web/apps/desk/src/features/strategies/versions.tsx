import type { Page, Strategy, StrategyVersion, StrategyVersionWhole } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Button, toast } from "@parley/ui";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import styles from "../../shared/admin/admin.module.css";
import { strategiesResource } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { problemText } from "../../shared/problem-text.ts";
import { useLookups } from "./lookups.ts";
import own from "./strategies.module.css";
import { differing, inWords } from "./words.ts";

/** What held before, the newest first: who saved it, in what it differs, and the way back. */
export function Versions({ strategy }: { strategy: Strategy }) {
  const t = useAdminT();
  const desk = useT();
  const client = useQueryClient();
  const [compared, setCompared] = useState<number | null>(null);
  const path = `${strategiesResource.path}/${strategy.id}/versions`;
  const versions = useInfiniteQuery({
    queryKey: [strategiesResource.path, strategy.id, "versions", strategy.version],
    queryFn: ({ pageParam }) =>
      request<Page<StrategyVersion>>("GET", path, { query: { after: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  });
  const restore = useMutation({
    mutationFn: (version: number) => request<Strategy>("POST", `${path}/${version}/restore`),
    onSuccess: () => {
      setCompared(null);
      toast(t("strategies.restored"));
      void client.invalidateQueries({ queryKey: [strategiesResource.path] });
    },
  });
  return (
    <section className={styles.panel} aria-labelledby="versions">
      <h2 id="versions">{t("strategies.versions")}</h2>
      {versions.isPending ? <Skeleton rows={2} /> : null}
      {versions.isError ? <LoadError error={versions.error} onRetry={() => void versions.refetch()} /> : null}
      <ol className={own.plain}>
        {versions.data?.pages
          .flatMap((page) => page.items)
          .map(({ version, changedAt, changedBy }) => (
            <li key={version} className={own.version}>
              <p>
                <strong>{t("strategies.version", { version })}</strong>
                {version === strategy.version ? ` · ${t("strategies.current")}` : null}
              </p>
              <p className={styles.quiet}>
                {t("admin.changedBy", { when: dateTime(changedAt, t.language), who: changedBy })}
              </p>
              {version === strategy.version ? null : (
                <p className={own.buttons}>
                  <Button
                    aria-expanded={compared === version}
                    onClick={() => setCompared(compared === version ? null : version)}
                  >
                    {t("strategies.compare", { version })}
                  </Button>
                  <Button busy={restore.isPending} onClick={() => restore.mutate(version)}>
                    {t("strategies.restore", { version })}
                  </Button>
                </p>
              )}
              {compared === version ? <Comparison strategy={strategy} version={version} /> : null}
            </li>
          ))}
      </ol>
      {versions.hasNextPage ? (
        <Button busy={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
          {t("admin.more")}
        </Button>
      ) : null}
      {restore.error ? (
        <p className={styles.error} role="alert">
          {problemText(restore.error, desk)}
        </p>
      ) : null}
    </section>
  );
}

function Comparison({ strategy, version }: { strategy: Strategy; version: number }) {
  const t = useAdminT();
  const { called } = useLookups();
  const then = useQuery({
    queryKey: [strategiesResource.path, strategy.id, "versions", "one", version],
    queryFn: () =>
      request<StrategyVersionWhole>("GET", `${strategiesResource.path}/${strategy.id}/versions/${version}`),
  });
  if (then.isPending) return <Skeleton rows={2} />;
  if (!then.data) return <LoadError error={then.error} onRetry={() => void then.refetch()} />;
  const { onlyThen, onlyNow } = differing(
    inWords(then.data.definition, called, t),
    inWords(strategy.definition, called, t),
  );
  if (onlyThen.length + onlyNow.length === 0) return <p>{t("strategies.sameAsNow")}</p>;
  return (
    <>
      <Lines title={t("strategies.onlyThen", { version })} lines={onlyThen} />
      <Lines title={t("strategies.onlyNow")} lines={onlyNow} />
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={own.plain}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

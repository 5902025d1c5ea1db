import type { AgentStrain } from "@parley/api";
import { timeOfDay } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { request } from "../../shared/api.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { usePageTitle } from "../../shared/page-title.ts";
import { wrapUpCodesQuery } from "../../shared/queries.ts";
import styles from "./wellbeing.module.css";

const AGAIN_MS = 10_000;

/** How much every agent has had to bear, for those who steer. */
export function CarePage() {
  const t = useT();
  usePageTitle(t("care.title"));
  const strain = useQuery({
    queryKey: ["wellbeing", "agents"],
    queryFn: () => request<{ items: AgentStrain[] }>("GET", "/wellbeing/agents"),
    staleTime: 0,
    refetchInterval: AGAIN_MS,
  });
  const codes = useQuery(wrapUpCodesQuery).data?.items ?? [];
  const items = strain.data?.items ?? [];
  const matterName = ({ matter, isLabel }: AgentStrain["matters"][number]) =>
    isLabel ? matter : (codes.find(({ id }) => id === matter)?.name ?? matter);
  return (
    <div className={styles.page}>
      <h1>{t("care.title")}</h1>
      <p className={styles.quiet}>{t("care.how")}</p>
      {strain.isPending ? <Skeleton rows={4} onRetry={() => void strain.refetch()} /> : null}
      {strain.isError ? <LoadError error={strain.error} onRetry={() => void strain.refetch()} /> : null}
      {strain.data && items.length === 0 ? <p>{t("team.none")}</p> : null}
      {items.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t("care.title")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("care.agent")}</th>
                <th scope="col">{t("care.busy")}</th>
                <th scope="col">{t("care.contacts")}</th>
                <th scope="col">{t("care.repeated")}</th>
                <th scope="col">{t("care.rests")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.agentId}>
                  <th scope="row">{one.name}</th>
                  <td>
                    {one.minutesAtWork === 0
                      ? t("care.notThere")
                      : t("care.busyOf", { percent: one.busyPercent, minutes: one.minutesAtWork })}
                  </td>
                  <td>{one.contacts}</td>
                  <td>
                    {one.matters.length === 0
                      ? t("care.none")
                      : `${t("care.percent", { percent: one.repeatedPercent })} · ${one.matters
                          .map((matter) => t("care.matter", { matter: matterName(matter), n: matter.times }))
                          .join(" · ")}`}
                  </td>
                  <td>
                    {one.restingUntil
                      ? t(one.restsBecause === "BUSY" ? "care.restsBusy" : "care.restsHard", {
                          time: timeOfDay(one.restingUntil, t.language),
                        })
                      : t("care.none")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Link to="/team">{t("team.back")}</Link>
    </div>
  );
}

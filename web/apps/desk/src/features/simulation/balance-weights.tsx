import type { BalanceDefinition } from "@parley/api";
import { queuesResource, useChoices } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";
import own from "./simulation.module.css";

/** The weights themselves: a sentence that says how they are read, and a row for each pair. */
export function Weights({ definition }: { definition: BalanceDefinition }) {
  const t = useAdminT();
  const queues = new Map(useChoices(queuesResource).map(({ value, label }) => [value, label]));
  const name = (id: string) => queues.get(id) ?? "…";
  const list = new Intl.ListFormat(t.language, { style: "narrow", type: "conjunction" });
  const number = new Intl.NumberFormat(t.language, { maximumFractionDigits: 2, signDisplay: "exceptZero" });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={own.box} aria-label={t("balance.weights")} tabIndex={0}>
      <p className={own.quiet}>{t("balance.weightsWhy")}</p>
      <table className={own.table}>
        <caption>{t("balance.weights")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("balance.queue")}</th>
            <th scope="col">{t("balance.team")}</th>
            <th scope="col">{t("balance.base")}</th>
            <th scope="col">{t("balance.perWaiting")}</th>
            <th scope="col">{t("balance.perFree")}</th>
            <th scope="col">{t("balance.perFreeElsewhere")}</th>
          </tr>
        </thead>
        <tbody>
          {definition.weights.map((one) => (
            <tr key={`${one.queueId} ${one.serves.join(" ")}`}>
              <th scope="row">{name(one.queueId)}</th>
              <td>{t("balance.serves", { queues: list.format(one.serves.map(name).sort()) })}</td>
              <td>{number.format(one.base)}</td>
              <td>{number.format(one.perWaiting)}</td>
              <td>{number.format(one.perFree)}</td>
              <td>{number.format(one.perFreeElsewhere)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

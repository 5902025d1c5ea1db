import type { DayWish } from "@parley/api";
import { cx, fieldClass } from "@parley/ui";
import type { Choice } from "../../shared/admin/fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import own from "./simulation.module.css";

/** What would be otherwise in a queue. */
export interface QueueWish {
  /** The id of a strategy, or one of two words. */
  strategy: string;
  more: number;
}

export const AS_NOW = "now";
export const PLAIN = "plain";
const usual: QueueWish = { strategy: AS_NOW, more: 0 };
const MOST = 50;

/** Those that wish for anything, as the server takes them. */
export function wishes(wished: ReadonlyMap<string, QueueWish>): DayWish["changes"] {
  return [...wished]
    .filter(([, { strategy, more }]) => strategy !== AS_NOW || more !== 0)
    .map(([queueId, { strategy, more }]) => ({
      queueId,
      servedOtherwise: strategy !== AS_NOW,
      strategyId: strategy === AS_NOW || strategy === PLAIN ? null : strategy,
      moreAgents: more,
    }));
}

/** Queue by queue, what would be otherwise. */
export function QueueWishes(props: {
  queues: readonly Choice[];
  strategies: readonly Choice[];
  wished: ReadonlyMap<string, QueueWish>;
  onChange: (queueId: string, wish: QueueWish) => void;
}) {
  const { queues, strategies, wished, onChange } = props;
  const t = useAdminT();
  return (
    <fieldset>
      <legend>{t("simulation.changes")}</legend>
      <p className={own.quiet}>{t("simulation.changesWhy")}</p>
      <ul className={own.wishes}>
        {queues.map(({ value, label }) => {
          const wish = wished.get(value) ?? usual;
          return (
            <li key={value} className={own.wish}>
              <strong>{label}</strong>
              <label>
                <span className="visually-hidden">{t("simulation.strategyOf", { queue: label })}</span>
                <select
                  className={fieldClass}
                  value={wish.strategy}
                  onChange={(event) => onChange(value, { ...wish, strategy: event.target.value })}
                >
                  <option value={AS_NOW}>{t("simulation.strategyNow")}</option>
                  <option value={PLAIN}>{t("strategies.plainly")}</option>
                  {strategies.map((strategy) => (
                    <option key={strategy.value} value={strategy.value}>
                      {strategy.label}
                    </option>
                  ))}
                </select>
              </label>
              <label className={own.more}>
                <span>{t("simulation.more")}</span>
                <input
                  type="number"
                  min={-MOST}
                  max={MOST}
                  step={1}
                  className={cx(fieldClass, own.number)}
                  aria-label={t("simulation.moreOf", { queue: label })}
                  value={wish.more}
                  onChange={(event) =>
                    onChange(value, { ...wish, more: Math.trunc(Number(event.target.value)) || 0 })
                  }
                />
              </label>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

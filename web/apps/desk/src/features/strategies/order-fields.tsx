import type { AgentOrder, StrategyDefinition } from "@parley/api";
import { SmallNumber, SmallSelect, SmallText } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import styles from "./strategies.module.css";

const orders = [
  "LONGEST_IDLE",
  "LONGEST_IDLE_BY_CHANNEL",
  "BEST_LEVEL",
  "LEAST_LOADED",
  "ROUND_ROBIN",
  "FEWEST_TODAY",
  "WEIGHTED",
  "VALUE_FIT",
  "RANDOM",
  "EXPRESSION",
] as const satisfies readonly AgentOrder[];

/** Who of several is asked first, and what else holds for all steps. */
export function OrderFields(props: {
  value: StrategyDefinition;
  onChange: (value: StrategyDefinition) => void;
}) {
  const { value, onChange } = props;
  const t = useAdminT();
  return (
    <div className={styles.fields}>
      <SmallSelect
        label={t("strategies.order")}
        value={value.agentOrder}
        options={orders.map((order) => ({ value: order, label: t(`ordering.${order}`) }))}
        onChange={(agentOrder) =>
          onChange({
            ...value,
            agentOrder,
            orderExpression: agentOrder === "EXPRESSION" ? (value.orderExpression ?? "") : null,
          })
        }
      />
      {value.agentOrder === "EXPRESSION" ? (
        <SmallText
          label={t("strategies.orderExpression")}
          why={t("strategies.orderWhy")}
          rows={2}
          value={value.orderExpression ?? ""}
          onChange={(orderExpression) => onChange({ ...value, orderExpression })}
        />
      ) : null}
      <SmallNumber
        label={t("strategies.broadcast")}
        value={value.broadcast ?? 1}
        onChange={(broadcast) => onChange({ ...value, broadcast })}
      />
      <SmallNumber
        label={t("strategies.boost")}
        why={t("strategies.boostWhy")}
        unit={t("admin.seconds")}
        value={value.maxBoostSeconds}
        onChange={(maxBoostSeconds) => onChange({ ...value, maxBoostSeconds })}
      />
      <SmallNumber
        label={t("strategies.escalate")}
        why={t("strategies.escalateWhy")}
        unit={t("admin.seconds")}
        value={value.tierEscalateSeconds}
        onChange={(tierEscalateSeconds) => onChange({ ...value, tierEscalateSeconds })}
      />
    </div>
  );
}

import type { Finding, StrategyStep, Trial } from "@parley/api";
import { IconButton, Switch } from "@parley/ui";
import { Button } from "antd";
import { SmallNumber, SmallSelect, SmallText } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { endOf } from "./definition.ts";
import { Findings } from "./findings.tsx";
import type { Lookups } from "./lookups.ts";
import styles from "./strategies.module.css";
import { WhoEditor } from "./who-editor.tsx";
import { stepInWords } from "./words.ts";

interface StepCardProps {
  number: number;
  count: number;
  step: StrategyStep;
  isOpen: boolean;
  lookups: Lookups;
  problems: readonly Finding[];
  warnings: readonly Finding[];
  /** How many would be asked now, where somebody tells. */
  counts: Trial["steps"][number] | undefined;
  onToggle: () => void;
  onChange: (step: StrategyStep) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** A step: what it says, what is odd about it, and, when it is opened, its small selects. */
export function StepCard(props: StepCardProps) {
  const { number, count, step, isOpen, lookups, counts, onToggle, onMove, onRemove } = props;
  const t = useAdminT();
  return (
    <li className={styles.step} aria-label={t("strategies.step", { number })}>
      <div className={styles.stepHead}>
        <h3>{t("strategies.step", { number })}</h3>
        {number > 1 ? (
          <IconButton icon="up" label={t("strategies.up", { number })} onClick={() => onMove(number - 2)} />
        ) : null}
        {number < count ? (
          <IconButton icon="down" label={t("strategies.down", { number })} onClick={() => onMove(number)} />
        ) : null}
        {count > 1 ? (
          <IconButton icon="close" label={t("strategies.removeStep", { number })} onClick={onRemove} />
        ) : null}
      </div>
      <p>{stepInWords(step, number, lookups.called, t)}</p>
      {counts ? (
        <p className={styles.why}>
          {t("strategies.counts", {
            qualified: counts.qualified,
            there: counts.there,
            free: counts.free,
          })}
        </p>
      ) : null}
      <Findings problems={props.problems} warnings={props.warnings} />
      <Button aria-expanded={isOpen} onClick={onToggle}>
        {isOpen ? t("strategies.done", { number }) : t("strategies.edit", { number })}
      </Button>
      {isOpen ? <StepFields {...props} /> : null}
    </li>
  );
}

function StepFields({ number, step, lookups, onChange }: StepCardProps) {
  const t = useAdminT();
  const end = step.atExpiry ?? { type: "next-step" as const };
  return (
    <div className={styles.fields}>
      <fieldset className={styles.whole}>
        <legend>{t("strategies.who")}</legend>
        <WhoEditor value={step.who} lookups={lookups} onChange={(who) => onChange({ ...step, who })} />
      </fieldset>
      <SmallNumber
        label={t("strategies.expiry")}
        unit={t("admin.seconds")}
        why={t("strategies.expiryWhy")}
        value={step.expirySeconds}
        onChange={(expirySeconds) => onChange({ ...step, expirySeconds })}
      />
      <SmallSelect
        label={t("strategies.skip")}
        value={step.skipIf ?? "NEVER"}
        options={(["NEVER", "NOBODY_THERE", "NOBODY_FREE"] as const).map((value) => ({
          value,
          label: t(`skipping.${value}`),
        }))}
        onChange={(skipIf) => onChange({ ...step, skipIf: skipIf === "NEVER" ? null : skipIf })}
      />
      <SmallNumber
        label={t("strategies.priority")}
        unit={t("strategies.minutes")}
        value={step.priorityChange}
        onChange={(priorityChange) => onChange({ ...step, priorityChange })}
      />
      <SmallSelect
        label={t("strategies.end")}
        value={end.type}
        options={(["next-step", "queue", "leave"] as const).map((value) => ({
          value,
          label: t(`ending.${value}`),
        }))}
        onChange={(type) => onChange({ ...step, atExpiry: type === "next-step" ? null : endOf(type) })}
      />
      {end.type === "queue" ? (
        <SmallSelect
          label={t("strategies.queue")}
          value={end.queueId}
          options={lookups.queues}
          onChange={(queueId) => onChange({ ...step, atExpiry: { type: "queue", queueId } })}
        />
      ) : null}
      {end.type === "leave" ? (
        <SmallText
          label={t("strategies.action")}
          value={end.action}
          onChange={(action) => onChange({ ...step, atExpiry: { type: "leave", action } })}
        />
      ) : null}
      {number > 1 ? (
        <Switch
          label={t("strategies.cumulative")}
          checked={step.cumulative}
          onChange={(cumulative) => onChange({ ...step, cumulative })}
        />
      ) : null}
    </div>
  );
}

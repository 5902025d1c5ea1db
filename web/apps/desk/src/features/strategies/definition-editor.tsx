import type { StrategyDefinition, StrategyStep } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { problemText } from "../../shared/problem-text.ts";
import { Bench, useTrial } from "./bench.tsx";
import { freshDefinition, freshStep, isUnfinished, moved } from "./definition.ts";
import { Findings } from "./findings.tsx";
import { useLookups } from "./lookups.ts";
import { OrderFields } from "./order-fields.tsx";
import { StepCard } from "./step-card.tsx";
import styles from "./strategies.module.css";
import { useCheck } from "./use-check.ts";

interface DefinitionEditorProps {
  /** Given by the form around it. */
  value?: StrategyDefinition;
  onChange?: (value: StrategyDefinition) => void;
  strategyId: string | null;
}

/** The steps as sentences, with what would be wrong and who would qualify now beside each. */
export function DefinitionEditor(props: DefinitionEditorProps) {
  const { value = freshDefinition, onChange = () => {}, strategyId } = props;
  const t = useAdminT();
  const lookups = useLookups();
  const check = useCheck(value, strategyId);
  const trial = useTrial(value);
  const { keys, open, setOpen, keysAfter } = useKeys(value.steps.length, strategyId === null);

  const put = (steps: StrategyStep[]) => onChange({ ...value, steps });
  const problems = check.data?.problems ?? [];
  const warnings = check.data?.warnings ?? [];
  const at = <T extends { step: number | null }>(all: readonly T[], step: number | null) =>
    all.filter((one) => one.step === step);

  return (
    <div className={styles.editor}>
      <h2>{t("strategies.steps")}</h2>
      <p className={styles.why}>{t("strategies.stepsWhy")}</p>
      <ol className={styles.steps}>
        {value.steps.map((step, index) => (
          <StepCard
            key={keys[index]}
            number={index + 1}
            count={value.steps.length}
            step={step}
            isOpen={open.has(keys[index] ?? -1)}
            lookups={lookups}
            problems={at(problems, index + 1)}
            warnings={at(warnings, index + 1)}
            counts={trial.data?.steps[index]}
            onToggle={() => setOpen(keys[index] ?? -1)}
            onChange={(next) => put(value.steps.map((one, place) => (place === index ? next : one)))}
            onMove={(to) => {
              keysAfter(moved(keys, index, to));
              put(moved(value.steps, index, to));
            }}
            onRemove={() => {
              keysAfter(keys.filter((_, place) => place !== index));
              put(value.steps.filter((_, place) => place !== index));
            }}
          />
        ))}
      </ol>
      <Button onClick={() => put([...value.steps, freshStep])}>{t("strategies.addStep")}</Button>
      <OrderFields value={value} onChange={onChange} />
      <Findings problems={at(problems, null)} warnings={at(warnings, null)} />
      <Summary
        error={check.error}
        problems={problems.length}
        isKnown={check.data !== undefined && !isUnfinished(value)}
      />
      <Bench trial={trial} queues={lookups.queues} />
    </div>
  );
}

function Summary(props: { error: unknown; problems: number; isKnown: boolean }) {
  const t = useAdminT();
  const desk = useT();
  if (props.error) {
    return (
      <p className={styles.why}>
        {t("strategies.checkFailed")} {problemText(props.error, desk)}
      </p>
    );
  }
  if (!props.isKnown) return null;
  return props.problems > 0 ? (
    <p className={styles.problem}>{t("strategies.problems", { count: props.problems })}</p>
  ) : (
    <p className={styles.sound}>{t("strategies.sound")}</p>
  );
}

/** What a step is called while it moves about, and which of them are open; a new one is. */
function useKeys(count: number, opensFirst: boolean) {
  const next = useRef(0);
  const known = useRef<number[]>([]);
  const [open, setOpen] = useState<ReadonlySet<number>>(() => new Set(opensFirst ? [0] : []));
  const fresh: number[] = [];
  const isFirst = known.current.length === 0;
  while (known.current.length < count) {
    known.current.push(next.current);
    if (!isFirst) fresh.push(next.current);
    next.current++;
  }
  known.current.length = count;
  const shown = fresh.length > 0 ? new Set([...open, ...fresh]) : open;
  if (shown !== open) setOpen(shown);
  return {
    keys: [...known.current],
    open: shown,
    setOpen: (key: number) =>
      setOpen(
        (before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
      ),
    keysAfter: (keys: number[]) => {
      known.current = keys;
    },
  };
}

import { cx, fieldClass } from "@parley/ui";
import { useId } from "react";
import type { Choice } from "./fields.tsx";
import styles from "./small-fields.module.css";

interface SmallSelectProps<Value extends string> {
  label: string;
  value: Value | "";
  options: readonly { value: Value; label: string }[];
  /** What stands there as long as nothing is chosen. */
  placeholder?: string;
  hidesLabel?: boolean;
  onChange: (value: Value) => void;
}

/** A choice that takes no more room than its words. */
export function SmallSelect<Value extends string>(props: SmallSelectProps<Value>) {
  const { label, value, options, placeholder, hidesLabel, onChange } = props;
  const id = useId();
  return (
    <span className={styles.small}>
      {hidesLabel ? null : <label htmlFor={id}>{label}</label>}
      <select
        id={id}
        className={cx(fieldClass, styles.select)}
        aria-label={hidesLabel ? label : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {value === "" || placeholder ? <option value="">{placeholder ?? "…"}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

const whole = (value: number, step: number) => (step === 1 ? Math.trunc(value) : value);

/** A number, or nothing. */
export function SmallNumber(props: {
  label: string;
  value: number | null;
  unit?: string;
  why?: string;
  /** Whole numbers, unless smaller steps are possible. */
  step?: number;
  onChange: (value: number | null) => void;
}) {
  const { label, value, unit, why, step = 1, onChange } = props;
  const id = useId();
  return (
    <span className={styles.small}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.withUnit}>
        <input
          id={id}
          type="number"
          step={step}
          className={cx(fieldClass, styles.number)}
          value={value ?? ""}
          aria-describedby={why ? `${id}-why` : undefined}
          onChange={(event) =>
            onChange(event.target.value === "" ? null : whole(Number(event.target.value), step))
          }
        />
        {unit}
      </span>
      {why ? (
        <span id={`${id}-why`} className={styles.why}>
          {why}
        </span>
      ) : null}
    </span>
  );
}

/** Several of a few, each with a box to tick. */
export function SmallMany(props: {
  label: string;
  value: readonly string[];
  options: readonly Choice[];
  onChange: (value: string[]) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <fieldset className={styles.many}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value),
              )
            }
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** A line of text of the kind that programs read. */
export function SmallText(props: {
  label: string;
  value: string;
  why?: string;
  rows?: number;
  onChange: (value: string) => void;
}) {
  const { label, value, why, rows, onChange } = props;
  const id = useId();
  const shared = {
    id,
    value,
    spellCheck: false,
    "aria-describedby": why ? `${id}-why` : undefined,
  };
  return (
    <span className={cx(styles.small, styles.wide)}>
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          className={cx(fieldClass, styles.expression)}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          autoComplete="off"
          className={fieldClass}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {why ? (
        <span id={`${id}-why`} className={styles.why}>
          {why}
        </span>
      ) : null}
    </span>
  );
}

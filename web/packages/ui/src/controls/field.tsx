import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import styles from "./field.module.css";

interface FieldShellProps {
  label: string;
  why?: string | undefined;
  error?: string | undefined;
  children: (ids: { id: string; describedBy: string | undefined }) => ReactNode;
}

/** Label, control, one line of why, and the error in the place where it happened. */
export function Field({ label, why, error, children }: FieldShellProps) {
  const id = useId();
  const whyId = `${id}-why`;
  const errorId = `${id}-error`;
  const describedBy = [why && whyId, error && errorId].filter(Boolean).join(" ") || undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy })}
      {why ? (
        <p id={whyId} className={styles.why}>
          {why}
        </p>
      ) : null}
      {error ? (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  why?: string;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, why, error, ...input }: TextFieldProps) {
  return (
    <Field label={label} why={why} error={error}>
      {({ id, describedBy }) => (
        <input
          {...input}
          id={id}
          className={styles.input}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
        />
      )}
    </Field>
  );
}

export const fieldClass = styles.input;

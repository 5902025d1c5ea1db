import { Button, Form, Input, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import styles from "./admin.module.css";
import { useAdminT } from "./texts.tsx";

type Name = string | number | (string | number)[];

/** A required line of text. */
export function TextItem(props: {
  name: Name;
  label: string;
  why?: string;
  optional?: boolean;
  rows?: number;
}) {
  const t = useAdminT();
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      extra={props.why}
      rules={props.optional ? [] : [{ required: true, whitespace: true, message: t("admin.required") }]}
    >
      {props.rows ? <Input.TextArea rows={props.rows} /> : <Input autoComplete="off" />}
    </Form.Item>
  );
}

/** A number with its unit inside the field. */
export function NumberItem(props: {
  name: Name;
  label: string;
  why?: string;
  unit?: string;
  min: number;
  max: number;
}) {
  const t = useAdminT();
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      extra={props.why}
      rules={[{ required: true, message: t("admin.required") }]}
    >
      <InputNumber min={props.min} max={props.max} suffix={props.unit} className={styles.number} />
    </Form.Item>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function SelectItem(props: {
  name: Name;
  label: string;
  why?: string;
  options: readonly Choice[];
  many?: boolean;
  required?: boolean;
  /** What an empty choice means. */
  placeholder?: string;
}) {
  const t = useAdminT();
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      extra={props.why}
      rules={props.required ? [{ required: true, message: t("admin.required") }] : []}
      // A choice that was taken back is no choice, and the server calls that null.
      normalize={(value: unknown) => value ?? (props.many ? [] : null)}
    >
      <Select
        mode={props.many ? "multiple" : undefined}
        allowClear={!props.required}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={props.placeholder}
        options={[...props.options]}
      />
    </Form.Item>
  );
}

/** Rows of a list inside a form: each with its fields and a way out. */
export function RowsItem(props: {
  name: string;
  label: string;
  why?: string;
  fresh: () => object;
  children: (row: number) => ReactNode;
}) {
  const t = useAdminT();
  return (
    <fieldset>
      <legend>{props.label}</legend>
      {props.why ? <p className={styles.quiet}>{props.why}</p> : null}
      <Form.List name={props.name}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className={styles.row}>
                {props.children(row.name)}
                <Button type="text" className={styles.remove} onClick={() => remove(row.name)}>
                  {t("admin.remove")}
                </Button>
              </div>
            ))}
            <Button onClick={() => add(props.fresh())}>{t("admin.add")}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

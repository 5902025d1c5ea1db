import { type Customer, Problem } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, Field, fieldClass, TextField, toast } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";
import { conversationsKey, customerQuery } from "../../shared/queries.ts";
import styles from "./customer.module.css";

/** The customer's note, and the form in which name, language and note are changed. */
export function CustomerProfileSection({ customer, mayWrite }: { customer: Customer; mayWrite: boolean }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  if (editing) return <ProfileForm customer={customer} onDone={() => setEditing(false)} />;
  if (!customer.note && !mayWrite) return null;
  return (
    <section className={styles.section}>
      <h3>{t("customer.note")}</h3>
      {customer.value === null ? null : <p>{t("customer.worth", { value: customer.value })}</p>}
      {customer.note ? <p className={styles.note}>{customer.note}</p> : null}
      {mayWrite ? (
        <Button icon="pen" onClick={() => setEditing(true)}>
          {t("customer.edit")}
        </Button>
      ) : null}
    </section>
  );
}

function ProfileForm({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [name, setName] = useState(customer.name ?? "");
  const [language, setLanguage] = useState(customer.language);
  const [note, setNote] = useState(customer.note ?? "");
  const [value, setValue] = useState(customer.value?.toString() ?? "");
  const save = useMutation({
    mutationFn: () =>
      api.changeCustomer(customer.id, {
        name: name.trim() || null,
        language: language.trim(),
        note: note.trim() || null,
        value: value === "" ? null : Number(value),
      }),
    onSuccess: (changed) => {
      client.setQueryData(customerQuery(customer.id).queryKey, changed);
      // The name stands in every conversation of this customer.
      void client.invalidateQueries({ queryKey: conversationsKey });
      toast(t("customer.saved"));
      onDone();
    },
    onError: (error) => toast(t("customer.failed", { cause: problemText(error, t) })),
  });
  const errorOf = (field: string) =>
    save.error instanceof Problem
      ? save.error.errors.find((error) => error.field === field)?.detail
      : undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <TextField
        label={t("customer.name")}
        name="name"
        maxLength={200}
        value={name}
        error={errorOf("name")}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t("customer.language")}
        name="language"
        value={language}
        error={errorOf("language")}
        onChange={(event) => setLanguage(event.target.value)}
      />
      <TextField
        label={t("customer.value")}
        name="value"
        type="number"
        min={0}
        max={100}
        value={value}
        error={errorOf("value")}
        onChange={(event) => setValue(event.target.value)}
      />
      <Field label={t("customer.note")} why={t("customer.noteWhy")} error={errorOf("note")}>
        {({ id, describedBy }) => (
          <textarea
            id={id}
            rows={3}
            maxLength={10_000}
            aria-describedby={describedBy}
            className={fieldClass}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button tone="primary" type="submit" busy={save.isPending}>
          {t("customer.save")}
        </Button>
        <Button onClick={onDone}>{t("customer.cancel")}</Button>
      </div>
    </form>
  );
}

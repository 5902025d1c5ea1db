import type { Customer } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Banner, Button, TextField, toast } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../shared/api.ts";
import { serverNow } from "../../shared/live.ts";
import { problemText } from "../../shared/problem-text.ts";
import { customerQuery } from "../../shared/queries.ts";
import styles from "./customer.module.css";

const DAY_MS = 24 * 3_600_000;

/** Keeps a customer out for a day, and lets them in again. The reason is asked for before. */
export function CustomerBlock({ customer }: { customer: Customer }) {
  const t = useT();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const change = useMutation({
    mutationFn: (block: boolean) =>
      block
        ? api.blockCustomer(
            customer.id,
            new Date(serverNow() + DAY_MS).toISOString(),
            reason.trim() || undefined,
          )
        : api.unblockCustomer(customer.id),
    onSuccess: (changed) => {
      client.setQueryData(customerQuery(customer.id).queryKey, changed);
      setAsking(false);
      setReason("");
    },
    onError: (error) => toast(t("customer.failed", { cause: problemText(error, t) })),
  });
  const { block } = customer;
  if (block && Date.parse(block.until) > serverNow()) {
    return (
      <section className={styles.section}>
        <Banner tone="warn">
          {t("customer.blockedUntil", { time: dateTime(block.until, t.language) })}
          {block.reason ? ` · ${block.reason}` : ""}
        </Banner>
        <Button busy={change.isPending} onClick={() => change.mutate(false)}>
          {t("customer.unblock")}
        </Button>
      </section>
    );
  }
  if (!asking) {
    return (
      <Button tone="quiet" onClick={() => setAsking(true)}>
        {t("customer.block")}
      </Button>
    );
  }
  return (
    <div className={styles.form}>
      <TextField
        label={t("customer.blockReason")}
        why={t("customer.blockWhy")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button tone="danger" busy={change.isPending} onClick={() => change.mutate(true)}>
          {t("customer.block")}
        </Button>
        <Button onClick={() => setAsking(false)}>{t("customer.cancel")}</Button>
      </div>
    </div>
  );
}

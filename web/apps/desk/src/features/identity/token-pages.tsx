import type { AccessToken, Role } from "@parley/api";
import { idempotencyKey } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Select } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { DeleteButton } from "../../shared/admin/delete-button.tsx";
import { TextItem } from "../../shared/admin/fields.tsx";
import { OnceDialog } from "../../shared/admin/once-dialog.tsx";
import { problemFields } from "../../shared/admin/problem-fields.ts";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { tokensResource } from "../../shared/admin/resources.ts";
import { SaveBar } from "../../shared/admin/save-bar.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";

const BASE = "/admin/system/tokens";
const DAY_MS = 86_400_000;
const lives = [30, 90, 365] as const;

interface NewToken {
  name: string;
  roles: Role[];
  days: number | null;
}

export function TokenList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("tokens.title")}
      empty={t("tokens.empty")}
      resource={tokensResource}
      nameOf={(token) => token.name}
      isPlain
      columns={[
        { title: t("tokens.owner"), render: (token) => token.owner?.name ?? t("admin.none") },
        { title: t("tokens.created"), render: (token) => dateTime(token.createdAt, t.language) },
        {
          title: t("tokens.used"),
          render: (token) => (token.lastUsedAt ? dateTime(token.lastUsedAt, t.language) : t("tokens.never")),
        },
        {
          title: t("tokens.expires"),
          render: (token) => (token.expiresAt ? dateTime(token.expiresAt, t.language) : t("tokens.never")),
        },
        {
          title: t("tokens.revoke"),
          render: (token) => (
            <DeleteButton item={token} name={token.name} resource={tokensResource} base={BASE} />
          ),
        },
      ]}
    />
  );
}

/** A token is made once and never changed: its text is shown, and kept by nobody here. */
export function TokenForm() {
  const t = useAdminT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<NewToken>();
  const [key] = useState(idempotencyKey);
  const [once, setOnce] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: ({ name, roles, days }: NewToken) =>
      request<AccessToken & { token: string }>("POST", "/tokens", {
        body: {
          name,
          roles,
          expiresAt: days ? new Date(Date.now() + days * DAY_MS).toISOString() : null,
        },
        key,
      }),
    onSuccess: ({ token }) => {
      void client.invalidateQueries({ queryKey: [tokensResource.path] });
      setOnce(token);
    },
    onError: (error) => form.setFields(problemFields(error) as Parameters<typeof form.setFields>[0]),
  });
  return (
    <div className={styles.page}>
      <p>
        <Link to={BASE}>‹ {t("tokens.title")}</Link>
      </p>
      <header className={styles.head}>
        <h1>{t("admin.newIn", { list: t("tokens.title") })}</h1>
      </header>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className={styles.form}
        initialValues={{ name: "", roles: ["agent"], days: 90 }}
        onFinish={(values) => save.mutate(values)}
      >
        <TextItem name="name" label={t("admin.name")} why={t("tokens.nameWhy")} />
        <Form.Item name="roles" label={t("tokens.roles")}>
          <Checkbox.Group
            options={[
              { value: "agent", label: t("people.agent") },
              { value: "supervisor", label: t("people.supervisor") },
              { value: "administrator", label: t("people.administrator") },
            ]}
          />
        </Form.Item>
        <Form.Item name="days" label={t("tokens.expires")}>
          <Select
            options={[
              ...lives.map((days) => ({ value: days, label: t("tokens.inDays", { n: days }) })),
              { value: 0, label: t("tokens.never") },
            ]}
          />
        </Form.Item>
        <SaveBar
          hasChanged={false}
          busy={save.isPending}
          error={save.error}
          onDiscard={() => void navigate(BASE)}
        />
      </Form>
      {once ? (
        <OnceDialog
          title={t("tokens.title")}
          why={t("tokens.once")}
          secret={once}
          onClose={() => void navigate(BASE)}
        />
      ) : null}
    </div>
  );
}

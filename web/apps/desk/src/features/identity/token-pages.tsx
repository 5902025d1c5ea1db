import type { AccessToken } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { Checkbox, Form } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { TextItem } from "../../shared/admin/fields.tsx";
import { OnceDialog } from "../../shared/admin/once-dialog.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { tokensResource } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";

const nameOf = (token: AccessToken) => token.name;

export function TokenList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("tokens.title")}
      empty={t("tokens.empty")}
      resource={tokensResource}
      nameOf={nameOf}
      columns={[
        { title: t("tokens.created"), render: (token) => dateTime(token.createdAt, t.language) },
        {
          title: t("tokens.used"),
          render: (token) => (token.lastUsedAt ? dateTime(token.lastUsedAt, t.language) : t("tokens.never")),
        },
      ]}
    />
  );
}

export function TokenForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  const [once, setOnce] = useState<string | null>(null);
  return (
    <>
      <ResourceForm
        id={id}
        base="/admin/system/tokens"
        resource={tokensResource}
        nameOf={nameOf}
        empty={{ name: "", roles: ["agent"], createdAt: "", lastUsedAt: null, expiresAt: null }}
        onCreated={({ token }) => setOnce(token)}
      >
        <TextItem name="name" label={t("admin.name")} />
        <Form.Item name="roles" label={t("tokens.roles")}>
          <Checkbox.Group
            options={[
              { value: "agent", label: t("people.agent") },
              { value: "supervisor", label: t("people.supervisor") },
              { value: "administrator", label: t("people.administrator") },
            ]}
          />
        </Form.Item>
      </ResourceForm>
      {once ? (
        <OnceDialog
          title={t("tokens.title")}
          why={t("tokens.once")}
          secret={once}
          onClose={() => setOnce(null)}
        />
      ) : null}
    </>
  );
}

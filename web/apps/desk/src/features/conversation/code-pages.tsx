import type { Language, WrapUpCodeSettings } from "@parley/api";
import { useParams } from "react-router";
import { TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { codesResource } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";

const inLanguage = (language: Language) => (code: WrapUpCodeSettings) =>
  code.names?.[language] ?? code.name ?? code.id;

export function CodeList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("codes.title")}
      empty={t("codes.empty")}
      resource={codesResource}
      nameOf={inLanguage(t.language as Language)}
      columns={[{ title: t("codes.uses"), render: (code) => code.uses ?? t("admin.none") }]}
    />
  );
}

export function CodeForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  return (
    <ResourceForm
      id={id}
      base="/admin/content/wrapup"
      title={t("codes.title")}
      kind="wrap-up-code"
      resource={codesResource}
      nameOf={inLanguage(t.language as Language)}
      empty={{ names: { en: "", "zh-CN": "" } }}
    >
      <TextItem name={["names", "en"]} label={t("codes.english")} />
      <TextItem name={["names", "zh-CN"]} label={t("codes.chinese")} />
    </ResourceForm>
  );
}

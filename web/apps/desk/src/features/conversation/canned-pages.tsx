import type { CannedReplySettings } from "@parley/api";
import { useParams } from "react-router";
import { SelectItem, TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { cannedResource, queuesResource, useChoices } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";

const nameOf = (reply: CannedReplySettings) => `/${reply.shortcut} · ${reply.title}`;

export function CannedList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("canned.title")}
      empty={t("canned.empty")}
      resource={cannedResource}
      nameOf={nameOf}
      columns={[
        { title: t("canned.text"), render: (reply) => reply.text.slice(0, 60) },
        {
          title: t("people.language"),
          render: (reply) =>
            reply.language === null ? t("admin.anyLanguage") : reply.language === "en" ? "English" : "中文",
        },
      ]}
    />
  );
}

export function CannedForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  const queues = useChoices(queuesResource);
  return (
    <ResourceForm
      id={id}
      base="/admin/content/canned"
      title={t("canned.title")}
      kind="canned-reply"
      resource={cannedResource}
      nameOf={nameOf}
      empty={{ shortcut: "", title: "", text: "", language: null, queueId: null, teamId: null }}
    >
      <TextItem name="shortcut" label={t("canned.shortcut")} why={t("canned.shortcutWhy")} />
      <TextItem name="title" label={t("canned.heading")} />
      <TextItem name="text" label={t("canned.text")} why={t("canned.textWhy", { curly: "{…}" })} rows={5} />
      <SelectItem
        name="language"
        label={t("people.language")}
        placeholder={t("admin.anyLanguage")}
        options={[
          { value: "en", label: "English" },
          { value: "zh-CN", label: "中文" },
        ]}
      />
      <SelectItem
        name="queueId"
        label={t("canned.queue")}
        placeholder={t("canned.everyQueue")}
        options={queues}
      />
    </ResourceForm>
  );
}

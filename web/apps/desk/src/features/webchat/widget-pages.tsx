import type { ChannelSettings } from "@parley/api";
import { Form, Input, Select } from "antd";
import { useParams } from "react-router";
import { SelectItem, TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { channelsResource, queuesResource, useChoices } from "../../shared/admin/resources.ts";
import { SwitchItem } from "../../shared/admin/switch-item.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { WidgetAside } from "./widget-aside.tsx";
import { WidgetColour } from "./widget-colour.tsx";

const nameOf = (channel: ChannelSettings) => channel.name;
const languages = [
  { tag: "en", name: "English" },
  { tag: "zh-CN", name: "中文" },
] as const;

export function WidgetList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("widget.title")}
      empty={t("widget.empty")}
      resource={channelsResource}
      nameOf={nameOf}
      canCreate={false}
      columns={[
        { title: t("widget.enabled"), render: (channel) => t(channel.isEnabled ? "admin.yes" : "admin.no") },
      ]}
    />
  );
}

export function WidgetForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  const queues = useChoices(queuesResource);
  return (
    <ResourceForm
      id={id}
      base="/admin/widget"
      resource={channelsResource}
      nameOf={nameOf}
      empty={{ type: "", name: "", queueId: null, isEnabled: true }}
      canDelete={false}
      aside={(channel) => <WidgetAside channel={channel} />}
    >
      <TextItem name="name" label={t("admin.name")} />
      <SwitchItem name="isEnabled" label={t("widget.enabled")} />
      <SelectItem name="queueId" label={t("widget.queue")} options={queues} />
      <WidgetColour />
      <SwitchItem name={["settings", "askName"]} label={t("widget.askName")} />
      <SwitchItem name={["settings", "askContact"]} label={t("widget.askContact")} />
      <SwitchItem name={["settings", "asksRating"]} label={t("widget.asksRating")} />
      <TextItem name={["settings", "privacyUrl"]} label={t("widget.privacyUrl")} optional />
      <Form.Item
        name={["settings", "allowedOrigins"]}
        label={t("widget.origins")}
        extra={t("widget.originsWhy")}
      >
        <Select mode="tags" tokenSeparators={[" ", ",", "\n"]} open={false} suffixIcon={null} />
      </Form.Item>
      {languages.map(({ tag, name }) => (
        <fieldset key={tag} lang={tag}>
          <legend>{t("widget.texts", { language: name })}</legend>
          {(
            [
              ["title", "widget.textTitle"],
              ["greeting", "widget.textGreeting"],
              ["offline", "widget.textOffline"],
              ["privacy", "widget.textPrivacy"],
            ] as const
          ).map(([field, label]) => (
            <Form.Item key={field} name={["settings", "texts", tag, field]} label={t(label)}>
              <Input />
            </Form.Item>
          ))}
        </fieldset>
      ))}
    </ResourceForm>
  );
}

import type { ChannelField } from "@parley/api";
import { Form, Input, InputNumber, Select, Switch } from "antd";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { ColourItem, isColour } from "./colour-item.tsx";
import { SecretInput } from "./secret-input.tsx";

type Path = readonly (string | number)[];

const languages = [
  { tag: "en", name: "English" },
  { tag: "zh-CN", name: "中文" },
] as const;

/** The form of a channel's settings, as the server describes them: a new kind of channel needs no page of its own. */
export function SettingFields({ fields, path }: { fields: readonly ChannelField[]; path: Path }) {
  return fields.map((field) => <SettingField key={field.key} field={field} path={[...path, field.key]} />);
}

function SettingField({ field, path }: { field: ChannelField; path: Path }) {
  const t = useAdminT();
  if (field.type === "group") {
    return (
      <fieldset>
        <legend>{field.name}</legend>
        <SettingFields fields={field.fields} path={path} />
      </fieldset>
    );
  }
  if (field.type === "map") {
    return languages.map(({ tag, name }) => (
      <fieldset key={tag}>
        <legend>{t("channels.inLanguage", { name: field.name, language: name })}</legend>
        <SettingFields fields={field.fields} path={[...path, tag]} />
      </fieldset>
    ));
  }
  if (field.type === "text" && isColour(field.default)) return <ColourItem field={field} path={path} />;
  const isSwitch = field.type === "boolean";
  return (
    <Form.Item
      name={[...path]}
      label={field.name}
      extra={field.why}
      valuePropName={isSwitch ? "checked" : "value"}
      // What the server leaves open is sent back open, not as a text without letters.
      normalize={(value: unknown) => (value === "" ? null : value)}
    >
      {control(field)}
    </Form.Item>
  );
}

function control(field: ChannelField) {
  switch (field.type) {
    case "boolean":
      return <Switch />;
    case "number":
      return <InputNumber min={field.least ?? undefined} max={field.most ?? undefined} />;
    case "choice":
      return <Select options={field.choices.map((value) => ({ value, label: value }))} />;
    case "list":
      return <Select mode="tags" tokenSeparators={[" ", ",", "\n"]} open={false} suffixIcon={null} />;
    case "secret":
      return <SecretInput />;
    default:
      return (field.most ?? 0) > LONG ? (
        <Input.TextArea rows={3} maxLength={field.most ?? undefined} />
      ) : (
        <Input autoComplete="off" maxLength={field.most ?? undefined} />
      );
  }
}

/** From this length on a text has more than one line. */
const LONG = 1000;

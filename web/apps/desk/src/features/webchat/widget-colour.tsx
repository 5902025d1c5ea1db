import { readableUnderWhite } from "@parley/ui/contrast";
import { palettes } from "@parley/ui/tokens";
import { Form, Input } from "antd";
import { useAdminT } from "../../shared/admin/texts.tsx";

const name = ["settings", "colour"];

/** The brand's colour. Where white text could not be read on it, the form says what is used instead. */
export function WidgetColour() {
  const t = useAdminT();
  const form = Form.useFormInstance();
  const chosen = (Form.useWatch(name, form) as string | undefined) ?? palettes.light.primary;
  const used = readableUnderWhite(chosen, palettes.light.onPrimary);
  const extra =
    used.toUpperCase() === chosen.toUpperCase()
      ? t("widget.colourWhy")
      : t("widget.colourDarkened", { chosen: chosen.toUpperCase(), used });
  return (
    <Form.Item name={name} label={t("widget.colour")} extra={extra}>
      <Input type="color" />
    </Form.Item>
  );
}

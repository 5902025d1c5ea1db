import type { ChannelField } from "@parley/api";
import { readableUnderWhite } from "@parley/ui/contrast";
import { palettes } from "@parley/ui/tokens";
import { Form, Input } from "antd";
import { useAdminT } from "../../shared/admin/texts.tsx";

/** Whether a setting's default is a colour, as a browser's colour field writes one. */
export function isColour(standard: unknown): boolean {
  return typeof standard === "string" && /^#[0-9a-f]{6}$/i.test(standard);
}

/** The brand's colour. Where white text could not be read on it, the form says what is used instead. */
export function ColourItem({ field, path }: { field: ChannelField; path: readonly (string | number)[] }) {
  const t = useAdminT();
  const form = Form.useFormInstance();
  const chosen = (Form.useWatch([...path], form) as string | undefined) ?? palettes.light.primary;
  const used = readableUnderWhite(chosen, palettes.light.onPrimary);
  const extra =
    used.toUpperCase() === chosen.toUpperCase()
      ? field.why
      : t("widget.colourDarkened", { chosen: chosen.toUpperCase(), used });
  return (
    <Form.Item name={[...path]} label={field.name} extra={extra}>
      <Input type="color" />
    </Form.Item>
  );
}

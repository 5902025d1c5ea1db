import { type MappingAlgorithm, type ThemeConfig, theme } from "antd";
import { type Density, densities, fonts, type Palette, palettes, radius } from "./tokens.ts";

/**
 * Ant Design's dark algorithm changes seed colours and its own tertiary text is too pale, so the
 * roles are written over the finished map: they arrive exactly as the token file says.
 */
function roles(colour: Palette): Record<string, string> {
  const states = (name: string, ink: string, ground: string) => ({
    [`color${name}`]: ink,
    [`color${name}Hover`]: ink,
    [`color${name}Active`]: ink,
    [`color${name}Text`]: ink,
    [`color${name}TextHover`]: ink,
    [`color${name}TextActive`]: ink,
    [`color${name}Border`]: ink,
    [`color${name}BorderHover`]: ink,
    [`color${name}Bg`]: ground,
    [`color${name}BgHover`]: ground,
  });
  return {
    colorBgLayout: colour.canvas,
    colorBgContainer: colour.surface,
    colorBgElevated: colour.raised,
    colorBgSpotlight: colour.railBg,
    colorText: colour.text,
    colorTextBase: colour.text,
    colorTextSecondary: colour.text2,
    colorTextTertiary: colour.text3,
    colorTextQuaternary: colour.text3,
    colorBorder: colour.edge,
    colorBorderSecondary: colour.line,
    colorSplit: colour.line,
    colorFillAlter: colour.canvas,
    ...states("Info", colour.info, colour.infoBg),
    ...states("Success", colour.ok, colour.okBg),
    ...states("Warning", colour.warn, colour.warnBg),
    ...states("Error", colour.danger, colour.dangerBg),
    ...states("Primary", colour.primary, colour.primaryBg),
    colorPrimaryHover: colour.primaryHover,
    colorPrimaryActive: colour.primaryHover,
    colorLink: colour.link,
    colorLinkHover: colour.primaryHover,
    colorLinkActive: colour.primaryHover,
  };
}

const algorithm =
  (palette: Palette): MappingAlgorithm =>
  (seed, map) => ({ ...(map ?? theme.defaultAlgorithm(seed)), ...roles(palette) });

export const parleyLight = algorithm(palettes.light);
export const parleyDark = algorithm(palettes.dark);

/** The complete theme for Ant Design's `ConfigProvider`. */
export function antdTheme(mode: "light" | "dark", density: Density): ThemeConfig {
  const colour = palettes[mode];
  const size = densities[density];
  return {
    algorithm: mode === "dark" ? [theme.darkAlgorithm, parleyDark] : [theme.defaultAlgorithm, parleyLight],
    token: {
      fontFamily: fonts.text,
      fontFamilyCode: fonts.mono,
      fontSize: 14,
      borderRadius: radius.control,
      borderRadiusLG: radius.card,
      borderRadiusSM: radius.chip,
      controlHeight: size.control,
      colorTextPlaceholder: colour.text3,
      colorTextDescription: colour.text3,
      colorTextDisabled: colour.text3,
      controlOutline: colour.focus,
      lineWidthFocus: 2,
      motionDurationFast: "0.12s",
      motionDurationMid: "0.18s",
      motionDurationSlow: "0.24s",
    },
    components: {
      Button: {
        primaryColor: colour.onPrimary,
        dangerColor: colour.onDanger,
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        fontWeight: 600,
      },
      Table: { rowHoverBg: colour.canvas, cellPaddingBlock: size.cell, headerBg: colour.canvas },
      Menu: { itemSelectedBg: colour.primaryBg, itemSelectedColor: colour.primary },
    },
  };
}

/**
 * Every colour of the pages. Nothing else may hold a colour value: style sheets read these as
 * `--color-…`, Ant Design gets them through its theme, and a test recomputes every contrast.
 */

const light = {
  canvas: "#F4F6F8",
  surface: "#FFFFFF",
  raised: "#FFFFFF",
  sunken: "#E9EDF1",
  text: "#16202B",
  text2: "#45525F",
  text3: "#5D6A77",
  line: "#D5DCE3",
  edge: "#76838F",
  primary: "#0B6B75",
  primaryHover: "#095A63",
  onPrimary: "#FFFFFF",
  primaryBg: "#E1F2F3",
  bubbleOut: "#E1F0F1",
  link: "#0A6470",
  info: "#1F5FBF",
  infoBg: "#E6EFFC",
  ok: "#17703F",
  okBg: "#E3F4EA",
  warn: "#8A5200",
  warnBg: "#FFF1D6",
  danger: "#B3261E",
  dangerBg: "#FCE8E6",
  onDanger: "#FFFFFF",
  note: "#5C4200",
  noteBg: "#FFF6DB",
  noteBar: "#A66F00",
  mention: "#6B3FA0",
  mentionBg: "#F1E9FA",
  focus: "#0B57D0",
  railBg: "#12262B",
  railText: "#E8EDF2",
  railText2: "#A9BCC2",
  railActive: "#5CC4CE",
  chart1: "#0B6B75",
  chart2: "#B4561A",
  chart3: "#5B6FB8",
  chart4: "#8A7500",
  chart5: "#7A4A8C",
  chart6: "#5D6A77",
  shadow1: "#0D1B2629",
  shadow2: "#0D1B2638",
} as const;

export type ColourRole = keyof typeof light;
export type Palette = Readonly<Record<ColourRole, string>>;

const dark: Palette = {
  canvas: "#0E1318",
  surface: "#161D24",
  raised: "#1E2730",
  sunken: "#0A0E12",
  text: "#E8EDF2",
  text2: "#B4BFCA",
  text3: "#93A0AD",
  line: "#2B3641",
  edge: "#6F7D8A",
  primary: "#5CC4CE",
  primaryHover: "#7FD3DB",
  onPrimary: "#06262A",
  primaryBg: "#12343A",
  bubbleOut: "#12343A",
  link: "#6CCBD5",
  info: "#8AB8FF",
  infoBg: "#15294A",
  ok: "#6CCB93",
  okBg: "#12321F",
  warn: "#F2B84B",
  warnBg: "#3A2A0B",
  danger: "#FF938A",
  dangerBg: "#451A17",
  onDanger: "#3B0906",
  note: "#F3DFA3",
  noteBg: "#2E2712",
  noteBar: "#D9A62E",
  mention: "#C9A7F2",
  mentionBg: "#2C1F40",
  focus: "#9CC2FF",
  railBg: "#12262B",
  railText: "#E8EDF2",
  railText2: "#A9BCC2",
  railActive: "#5CC4CE",
  chart1: "#5CC4CE",
  chart2: "#F0A35E",
  chart3: "#9DB2F5",
  chart4: "#D9C55A",
  chart5: "#D2A6E0",
  chart6: "#93A0AD",
  shadow1: "#0000007A",
  shadow2: "#0000008F",
};

export const palettes: { readonly light: Palette; readonly dark: Palette } = { light, dark };

export const space = { 2: 2, 4: 4, 8: 8, 12: 12, 16: 16, 20: 20, 24: 24, 32: 32, 48: 48 } as const;
export const radius = { chip: 4, control: 6, card: 10, pill: 999 } as const;
export const layer = { sticky: 10, offer: 30, drawer: 40, dialog: 50, toast: 60, call: 70 } as const;

/** Latin faces first, so that digits are Latin; no web fonts. */
export const fonts = {
  text: '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  mono: 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
} as const;

/** Sizes that density changes; text never changes. */
export const densities = {
  comfortable: { control: 32, row: 64, cell: 12, avatar: 32 },
  compact: { control: 28, row: 44, cell: 6, avatar: 24 },
  phone: { control: 44, row: 72, cell: 12, avatar: 36 },
} as const;

export type Density = Exclude<keyof typeof densities, "phone">;

export type Pair = readonly [foreground: ColourRole, background: ColourRole, least: number];

const grounds = ["canvas", "surface", "raised", "sunken"] as const;
const tinted: readonly (readonly [ColourRole, ColourRole])[] = [
  ["info", "infoBg"],
  ["ok", "okBg"],
  ["warn", "warnBg"],
  ["danger", "dangerBg"],
  ["mention", "mentionBg"],
];

/** Every pair that may stand on another in the pages, with the least contrast that it must have. */
export const pairs: readonly Pair[] = [
  ...grounds.flatMap((ground): Pair[] => [
    ["text", ground, 4.5],
    ["text2", ground, 4.5],
    ["text3", ground, 4.5],
    ["primary", ground, 4.5],
    ["link", ground, 4.5],
    ["edge", ground, 3],
    ["focus", ground, 3],
  ]),
  ...(["bubbleOut", "primaryBg", "noteBg"] as const).flatMap((ground): Pair[] => [
    ["text", ground, 4.5],
    ["text2", ground, 4.5],
    ["text3", ground, 4.5],
    ["link", ground, 4.5],
  ]),
  ...tinted.flatMap(([ink, ground]): Pair[] => [
    [ink, ground, 4.5],
    [ink, "surface", 4.5],
    [ink, "raised", 4.5],
    ["text", ground, 4.5],
  ]),
  ["primary", "primaryBg", 4.5],
  ["onPrimary", "primary", 4.5],
  ["onPrimary", "primaryHover", 4.5],
  ["onDanger", "danger", 4.5],
  ["note", "noteBg", 4.5],
  ["noteBar", "noteBg", 3],
  ["railText", "railBg", 4.5],
  ["railText2", "railBg", 4.5],
  ["railActive", "railBg", 4.5],
  ...([1, 2, 3, 4, 5, 6] as const).map((n): Pair => [`chart${n}`, "surface", 3]),
];

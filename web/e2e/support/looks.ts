import type { Look } from "./browser.ts";

/** Pairwise combinations of language, theme and width; the long run takes all. */
const short: Look[] = [
  { language: "en", theme: "light", width: 1440 },
  { language: "zh-CN", theme: "dark", width: 1440 },
  { language: "zh-CN", theme: "light", width: 390 },
  { language: "en", theme: "dark", width: 1024 },
];
const all: Look[] = (["en", "zh-CN"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((theme) =>
    [390, 1024, 1440].map((width) => ({ language, theme, width })),
  ),
);
export const looks = process.env.PARLEY_TEST_LONG ? all : short;

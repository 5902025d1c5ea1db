import { expect, test } from "vitest";
import adminEn from "../packages/i18n/src/admin/en.ts";
import adminZh from "../packages/i18n/src/admin/zh-cn.ts";
import deskEn from "../packages/i18n/src/desk/en/index.ts";
import deskZh from "../packages/i18n/src/desk/zh-cn/index.ts";
import widgetEn from "../packages/i18n/src/widget/en.ts";
import widgetZh from "../packages/i18n/src/widget/zh-cn.ts";
import { sources } from "./sources.ts";

const catalogues = [
  {
    name: "administration",
    en: adminEn as Record<string, string>,
    zh: adminZh as Record<string, string>,
    app: "apps/desk/src",
  },
  {
    name: "desk",
    en: deskEn as Record<string, string>,
    zh: deskZh as Record<string, string>,
    app: "apps/desk/src",
  },
  {
    name: "widget",
    en: widgetEn as Record<string, string>,
    zh: widgetZh as Record<string, string>,
    app: "apps/widget/src",
  },
];

const names = (message: string) =>
  new Set(
    Array.from(message.matchAll(/\{(\w+)[,}]/g), (match) => match[1]).filter((name) => name !== undefined),
  );

test.each(catalogues)("the $name says the same in both languages", ({ en, zh }) => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
});

test.each(catalogues)(
  "the $name's Chinese texts use no argument that the English ones lack",
  ({ en, zh }) => {
    const wrong = Object.keys(zh).filter((key) =>
      [...names(zh[key] ?? "")].some((name) => !names(en[key] ?? "").has(name)),
    );
    expect(wrong).toEqual([]);
  },
);

test.each(catalogues)("the $name uses every text that it has", ({ en, app }) => {
  const code = sources(app, /\.tsx?$/)
    .map(({ text }) => text)
    .join("\n");
  // Keys that are put together from a value of the server: `presence.${state}`.
  const composed = Array.from(code.matchAll(/`([a-z]+\.)\$\{/gi), (match) => match[1] ?? "");
  const unused = Object.keys(en).filter(
    (key) => !code.includes(`"${key}"`) && !composed.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});

test("buttons do not shout, beg or apologise", () => {
  const wrong = Object.entries(deskEn as Record<string, string>).filter(([, text]) =>
    /!|\bplease\b|\bsorry\b|oops/i.test(text),
  );
  expect(wrong).toEqual([]);
  const wrongZh = Object.entries(deskZh as Record<string, string>).filter(([, text]) =>
    /[!！]|亲|抱歉/.test(text),
  );
  expect(wrongZh).toEqual([]);
});

test("Chinese texts have full-width punctuation", () => {
  const wrong = [
    ...Object.entries(deskZh as Record<string, string>),
    ...Object.entries(widgetZh as Record<string, string>),
  ].filter(([, text]) => /\p{Script=Han}[,;:?!]/u.test(text));
  expect(wrong).toEqual([]);
});

import { expect, test } from "vitest";
import { sources } from "./sources.ts";

const code = ["packages", "apps", "e2e", "laws"].flatMap((folder) => sources(folder, /\.(tsx?|css)$/));

test("no file has more than 300 lines", () => {
  const long = code
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > 300)
    .map(({ path, lines }) => `${path}: ${lines}`);
  expect(long).toEqual([]);
});

test("colours stand in the token file only", () => {
  // The demo shop plays the site of a stranger; icons of the browser cannot read style sheets.
  const elsewhere = /packages\/ui\/src\/tokens\.ts$|\.test\.tsx?$|\/public\//;
  const wrong = code
    .filter(({ path }) => !elsewhere.test(path))
    .flatMap(({ path, text }) =>
      Array.from(
        text.matchAll(/(?<!\.)#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})\b(?!\()|\b(?:rgba?|hsla?|oklch)\(/gi),
        (match) => `${path}: ${match[0]}`,
      ),
    );
  expect(wrong).toEqual([]);
});

test("nothing reads Enter but the one rule for it", () => {
  const wrong = code
    .filter(({ path }) => !/submit-key|\.test\.|chord\.ts|^e2e\//.test(path))
    .filter(({ text }) => /key\s*===?\s*["']Enter["']/.test(text))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test("only the announcer speaks by a live region in the desk", () => {
  const wrong = code
    .filter(({ path }) => path.startsWith("apps/desk/"))
    .filter(({ text }) => /aria-live=/.test(text))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";
import { type Source, sources } from "./sources.ts";

const code = [...sources("packages", /\.tsx?$/), ...sources("apps", /\.tsx?$/)];

function imports({ path, text }: Source): string[] {
  return Array.from(text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g), (match) => {
    const target = match[1] ?? "";
    return target.startsWith(".") ? join(dirname(path), target) : target;
  });
}

const featureOf = (path: string) => /^(apps\/[^/]+\/src\/features\/[^/]+)\//.exec(path)?.[1];

test("features never import features", () => {
  const wrong = code.flatMap((source) => {
    const own = featureOf(source.path);
    if (!own) return [];
    return imports(source)
      .filter((target) => featureOf(target) !== undefined && featureOf(target) !== own)
      .map((target) => `${source.path} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

test("features and what they share never import the app", () => {
  const wrong = code.flatMap((source) => {
    if (!/\/src\/(features|shared)\//.test(source.path)) return [];
    return imports(source)
      .filter((target) => /^apps\/[^/]+\/src\/app\//.test(target))
      .map((target) => `${source.path} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

test("what features share knows no feature", () => {
  const wrong = code.flatMap((source) =>
    source.path.includes("/src/shared/")
      ? imports(source).filter((target) => featureOf(target) !== undefined)
      : [],
  );
  expect(wrong).toEqual([]);
});

test("packages never import apps", () => {
  const wrong = code.flatMap((source) =>
    source.path.startsWith("packages/") ? imports(source).filter((target) => target.startsWith("apps/")) : [],
  );
  expect(wrong).toEqual([]);
});

test("the widget takes nothing of the desk's components", () => {
  const allowed = new Set(["@parley/ui/tokens", "@parley/ui/contrast", "@parley/ui/submit-key"]);
  const wrong = code.flatMap((source) =>
    source.path.startsWith("apps/widget/")
      ? imports(source).filter((target) => /^(react|antd)|^@parley\/ui/.test(target) && !allowed.has(target))
      : [],
  );
  expect(wrong).toEqual([]);
});

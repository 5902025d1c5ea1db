import { expect, test } from "vitest";
import { allActions } from "./all-actions.ts";

test("no key belongs to two actions", () => {
  const keys = allActions.flatMap((action) => action.keys ?? []);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test("every action has an id of its own", () => {
  const ids = allActions.map((action) => action.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("browsers' own keys are never bound", () => {
  const reserved = /^(Mod\+[NTWRLPSFD]|Mod\+Shift\+[NTWI]|F1|F3|F5|F6|F7|F1[0-2])$/;
  expect(allActions.flatMap((action) => action.keys ?? []).filter((key) => reserved.test(key))).toEqual([]);
});

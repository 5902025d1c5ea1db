import { expect, test } from "vitest";
import { type KeyPress, submitIntent } from "./submit-key.ts";

const enter: KeyPress = {
  key: "Enter",
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
};
const live = { submitWith: "enter" } as const;
const form = { submitWith: "mod-enter" } as const;

test("Enter sends live text and breaks a line in forms", () => {
  expect(submitIntent(enter, live)).toBe("submit");
  expect(submitIntent(enter, form)).toBeNull();
});

test("Enter that finishes a word of an input method sends nothing", () => {
  expect(submitIntent({ ...enter, isComposing: true, keyCode: 229 }, live)).toBeNull();
});

test("Safari's Enter after the end of a composition sends nothing", () => {
  expect(submitIntent({ ...enter, isComposing: false, keyCode: 229 }, live)).toBeNull();
});

test("Shift Enter always breaks the line, Ctrl Enter and Command Enter always send", () => {
  expect(submitIntent({ ...enter, shiftKey: true }, live)).toBeNull();
  expect(submitIntent({ ...enter, ctrlKey: true }, form)).toBe("submit");
  expect(submitIntent({ ...enter, metaKey: true }, live)).toBe("submit");
});

test("Ctrl Shift Enter sends and closes", () => {
  expect(submitIntent({ ...enter, ctrlKey: true, shiftKey: true }, live)).toBe("submit-and-close");
});

test("Enter of a touch keyboard breaks the line", () => {
  expect(submitIntent(enter, { ...live, touch: true })).toBeNull();
});

// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from "vitest";
import { type ChordPress, chordLabel, chordOf } from "./chord.ts";
import { listenToKeys } from "./keyboard.ts";
import { ActionRegistry } from "./registry.ts";

const press = (change: Partial<ChordPress>): ChordPress => ({
  key: "",
  code: "",
  keyCode: 0,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
});

describe("the name of a key press", () => {
  test.each([
    [press({ key: "F9" }), "F9"],
    [press({ key: "F9", shiftKey: true }), "Shift+F9"],
    [press({ key: "k", ctrlKey: true }), "Mod+K"],
    [press({ key: "k", metaKey: true }), "Mod+K"],
    [press({ key: "e", code: "KeyE" }), "E"],
    [press({ key: "у", code: "KeyE" }), "E"],
    [press({ key: "?", shiftKey: true }), "?"],
    [press({ key: "？", shiftKey: true }), "?"],
    [press({ key: "、", code: "Slash" }), "/"],
  ])("%o is %s", (given, name) => {
    expect(chordOf(given)).toBe(name);
  });

  test("keys of an input method and of Option have no name", () => {
    expect(chordOf(press({ key: "e", isComposing: true }))).toBeNull();
    expect(chordOf(press({ key: "1", keyCode: 229 }))).toBeNull();
    expect(chordOf(press({ key: "å", altKey: true }))).toBeNull();
  });

  test("prints as people write it", () => {
    expect(chordLabel("Mod+Shift+Enter", false)).toBe("Ctrl ⇧⏎");
    expect(chordLabel("Mod+K", true)).toBe("⌘K");
  });
});

describe("the keyboard", () => {
  const registry = new ActionRegistry();
  const done: string[] = [];
  const ends: (() => void)[] = [];
  const answer = (id: string, keys: string[], inText = false) =>
    ends.push(registry.register({ id, name: id, keys, inText }, { current: { run: () => done.push(id) } }));
  const type = (key: string, target: HTMLElement = document.body) =>
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

  afterEach(() => {
    for (const end of ends.splice(0)) end();
    done.length = 0;
    document.body.replaceChildren();
  });

  test("runs single letters outside of text fields only", () => {
    ends.push(listenToKeys(registry, { singleKeys: () => true }));
    answer("end", ["E"]);
    answer("accept", ["F9"], true);
    const field = document.createElement("textarea");
    document.body.append(field);
    type("e", field);
    expect(done).toEqual([]);
    type("F9", field);
    type("e");
    expect(done).toEqual(["accept", "end"]);
  });

  test("can be kept to keys that are no letters", () => {
    ends.push(listenToKeys(registry, { singleKeys: () => false }));
    answer("end", ["E"]);
    type("e");
    expect(done).toEqual([]);
  });

  test("knows sequences", () => {
    ends.push(listenToKeys(registry, { singleKeys: () => true }));
    answer("go-desk", ["G D"]);
    answer("dial", ["D"]);
    type("g");
    type("d");
    type("d");
    expect(done).toEqual(["go-desk", "dial"]);
  });

  test("asks the component that came last", () => {
    answer("end", ["E"]);
    const last = { run: () => done.push("inner") };
    const leave = registry.register({ id: "end", name: "end" }, { current: last });
    registry.run("end");
    leave();
    registry.run("end");
    expect(done).toEqual(["inner", "end"]);
  });

  test("does nothing that cannot be done now", () => {
    ends.push(
      registry.register(
        { id: "x", name: "x" },
        { current: { run: () => done.push("x"), disabled: "reason" } },
      ),
    );
    expect(registry.run("x")).toBe(false);
    expect(done).toEqual([]);
  });
});

import type { ActionSpec } from "@parley/ui";

/** The action that a key belongs to already, other than the one that wants it. */
export function ownerOfKey<Spec extends ActionSpec>(
  specs: readonly Spec[],
  keys: Readonly<Record<string, readonly string[]>>,
  chord: string,
  wanting: string,
): Spec | undefined {
  return specs.find((spec) => spec.id !== wanting && (keys[spec.id] ?? spec.keys ?? []).includes(chord));
}

/** Chords that browsers or systems keep for themselves. */
const reserved = new Set(
  ["N", "T", "W", "R", "L", "P", "S", "F", "D"]
    .map((letter) => `Mod+${letter}`)
    .concat(["Mod+Shift+N", "Mod+Shift+T", "Mod+Shift+W", "Mod+Shift+I"])
    .concat(["F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12", "Tab", "Enter", "Space", "Esc"]),
);

export function isFree(chord: string): boolean {
  return !reserved.has(chord);
}

import { belongsToInputMethod, type KeyPress } from "../submit-key.ts";

export interface ChordPress extends KeyPress {
  code: string;
}

/** Full-width and Chinese-punctuation twins of keys that we bind. */
const twins: Readonly<Record<string, string>> = { "？": "?", "、": "/", "／": "/", "＠": "@", "＃": "#" };

/**
 * The name of a key press, e.g. `Mod+Shift+Enter`, `F9`, `E`, `?`. Letters are taken from the place of
 * the key where the layout is not Latin, so that shortcuts work under every input method.
 */
export function chordOf(press: ChordPress): string | null {
  if (belongsToInputMethod(press) || press.altKey) return null;
  const key = keyName(press);
  if (!key) return null;
  const isSymbol = key.length === 1 && !/[A-Z0-9]/.test(key);
  const mod = press.ctrlKey || press.metaKey ? "Mod+" : "";
  const shift = press.shiftKey && !isSymbol ? "Shift+" : "";
  return mod + shift + key;
}

function keyName(press: ChordPress): string | null {
  const key = twins[press.key] ?? press.key;
  if (["Control", "Shift", "Meta", "Alt", "Dead", "Process", "Unidentified"].includes(key)) return null;
  if (key === " ") return "Space";
  if (key.length > 1) return key === "Escape" ? "Esc" : key;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (/^Key[A-Z]$/.test(press.code)) return press.code.slice(3);
  return key;
}

/** A chord as it is printed on a button or in a list. */
export function chordLabel(chord: string, mac: boolean): string {
  return chord
    .split(" ")
    .map((step) =>
      step
        .replace("Mod+", mac ? "⌘" : "Ctrl ")
        .replace("Shift+", "⇧")
        .replace("Enter", "⏎")
        .replace("ArrowDown", "↓")
        .replace("ArrowUp", "↑"),
    )
    .join(" ");
}

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

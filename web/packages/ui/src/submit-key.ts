/**
 * What Enter means, decided in one place. Input methods use Enter to finish a word, so no component
 * may read the key itself.
 */

export interface KeyPress {
  key: string;
  keyCode: number;
  isComposing: boolean;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * True while an input method owns the keyboard. Safari ends the composition before the keydown of
 * its Enter and then reports `isComposing: false`, but still the key code 229 (WebKit 165004).
 */
export function belongsToInputMethod(press: Pick<KeyPress, "isComposing" | "keyCode">): boolean {
  return press.isComposing || press.keyCode === 229;
}

export type SubmitIntent = "submit" | "submit-and-close" | null;

export interface SubmitRule {
  /** `enter`: live text, Enter sends. `mod-enter`: notes, mail and forms, Enter breaks the line. */
  submitWith: "enter" | "mod-enter";
  /** On touch keyboards Enter always breaks the line. */
  touch?: boolean;
}

export function submitIntent(press: KeyPress, rule: SubmitRule): SubmitIntent {
  if (press.key !== "Enter" || belongsToInputMethod(press) || press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return press.shiftKey ? "submit-and-close" : "submit";
  if (press.shiftKey || rule.submitWith === "mod-enter" || rule.touch) return null;
  return "submit";
}

/** True on devices whose first pointer is a finger. */
export function isTouchDevice(): boolean {
  return globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
}

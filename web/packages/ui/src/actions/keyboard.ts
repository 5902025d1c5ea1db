import { chordOf } from "./chord.ts";
import { escapeOneLevel } from "./escape.ts";
import type { ActionRegistry } from "./registry.ts";

const SEQUENCE_MS = 1500;

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type)
  );
}

export interface KeyboardOptions {
  /** WCAG 2.1.4: single keys can be switched off. */
  singleKeys: () => boolean;
}

/** Listens once for the whole page and runs actions. Returns the end of listening. */
export function listenToKeys(registry: ActionRegistry, options: KeyboardOptions): () => void {
  let first: { chord: string; at: number } | null = null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const chord = chordOf(event);
    if (!chord) return;
    if (chord === "Esc") {
      if (escapeOneLevel()) event.preventDefault();
      return;
    }
    const typing = isTextField(event.target);
    const isSingle = !/^(Mod\+|Shift\+F|F\d)/.test(chord);
    if (isSingle && (typing || !options.singleKeys() || modalIsOpen())) return;
    const sequence = first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.chord} ${chord}` : null;
    first = null;
    const found = (sequence && registry.byChord(sequence, typing)) || registry.byChord(chord, typing);
    if (found) {
      event.preventDefault();
      if (!event.repeat) registry.run(found.spec.id);
    } else if (isSingle && registry.startsSequence(chord)) {
      first = { chord, at: event.timeStamp };
    }
  };

  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

function modalIsOpen(): boolean {
  return document.querySelector("dialog[open]:modal, [aria-modal=true]") !== null;
}

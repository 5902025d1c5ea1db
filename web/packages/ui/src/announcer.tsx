import { useSyncExternalStore } from "react";
import styles from "./announcer.module.css";

export type Urgency = "polite" | "assertive";
type Texts = Readonly<Record<Urgency, string>>;

let texts: Texts = { polite: "", assertive: "" };
let turn = false;
const listeners = new Set<() => void>();

/**
 * Says a sentence to screen readers. A sentence that is said twice must differ, or the second one is
 * not read: an invisible character tells them apart.
 */
export function announce(text: string, urgency: Urgency = "polite"): void {
  turn = !turn;
  texts = { ...texts, [urgency]: turn ? text : `${text}\u00a0` };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The page's only live regions. They stand from the start: a region that appears with its text is not read. */
export function Announcer() {
  const current = useSyncExternalStore(subscribe, () => texts);
  return (
    <div className={styles.hidden}>
      <div aria-live="polite" aria-atomic="true" data-announcer="polite">
        {current.polite}
      </div>
      <div aria-live="assertive" aria-atomic="true" data-announcer="assertive">
        {current.assertive}
      </div>
    </div>
  );
}

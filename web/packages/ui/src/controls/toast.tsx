import { useSyncExternalStore } from "react";
import { announce } from "../announcer.tsx";
import { Button, IconButton } from "./button.tsx";
import styles from "./toast.module.css";

interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

const SHOWN_MS = 6000;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

const dismiss = (id: number) => publish(toasts.filter((toast) => toast.id !== id));

/** A sentence about what has just happened. It overlays, takes no focus and leaves by itself. */
export function toast(text: string, action?: Toast["action"]): void {
  const id = ++lastId;
  publish([...toasts.slice(-2), { id, text, action }]);
  announce(text);
  setTimeout(() => dismiss(id), action ? 10_000 : SHOWN_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  const current = useSyncExternalStore(subscribe, () => toasts);
  if (current.length === 0) return null;
  return (
    <aside className={styles.stack} aria-label={label}>
      {current.map((each) => (
        <div key={each.id} className={styles.toast}>
          <span>{each.text}</span>
          {each.action ? (
            <Button
              tone="quiet"
              onClick={() => {
                each.action?.run();
                dismiss(each.id);
              }}
            >
              {each.action.label}
            </Button>
          ) : null}
          <IconButton icon="close" label={closeLabel} onClick={() => dismiss(each.id)} />
        </div>
      ))}
    </aside>
  );
}

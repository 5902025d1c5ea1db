import { type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "../cx.ts";
import { IconButton } from "./button.tsx";
import styles from "./dialog.module.css";

export interface DialogProps {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  /** Drops the title bar: the content names itself (palette). */
  bare?: boolean;
  wide?: boolean;
}

/** A modal by the platform's own `dialog`: it traps focus, and gives it back to where it came from. */
export function Dialog(props: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    // The first thing to do in it, not its close button.
    element?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={cx(styles.dialog, props.wide && styles.wide, props.bare && styles.bare)}
      aria-label={props.bare ? props.title : undefined}
      aria-labelledby={props.bare ? undefined : titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) props.onClose();
      }}
    >
      {props.bare ? null : (
        <header className={styles.head}>
          <h2 id={titleId}>{props.title}</h2>
          <IconButton icon="close" label={props.closeLabel} onClick={props.onClose} />
        </header>
      )}
      <div className={props.bare ? undefined : styles.body}>{props.children}</div>
      {props.footer ? <footer className={styles.foot}>{props.footer}</footer> : null}
    </dialog>
  );
}

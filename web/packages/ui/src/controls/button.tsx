import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { cx } from "../cx.ts";
import styles from "./button.module.css";
import { Icon, type IconName } from "./icons.tsx";

export type ButtonTone = "primary" | "default" | "quiet" | "danger";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type" | "disabled"> {
  tone?: ButtonTone;
  icon?: IconName;
  /** The shortcut, shown as a key cap. */
  keyCap?: string | undefined;
  type?: "button" | "submit";
  /** Why it cannot be done now: the button stays reachable and says so. */
  disabledReason?: string | undefined;
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children?: ReactNode;
}

export function Button(props: ButtonProps) {
  const { tone = "default", icon, keyCap, type = "button", disabledReason, busy, className, ...rest } = props;
  const blocked = disabledReason !== undefined || busy;
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      title={disabledReason ?? rest.title}
      className={cx(styles.button, styles[tone], className)}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else rest.onClick?.(event);
      }}
    >
      {icon ? <Icon name={icon} size={16} /> : null}
      <span className={styles.label}>{props.children}</span>
      {keyCap ? (
        <span className={styles.key} aria-hidden="true">
          {keyCap}
        </span>
      ) : null}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type" | "children"> {
  icon: IconName;
  /** The accessible name, also shown as the tooltip. */
  label: string;
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, pressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      className={cx(styles.iconButton, className)}
    >
      <Icon name={icon} />
    </button>
  );
}

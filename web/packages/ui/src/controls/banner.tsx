import type { ReactNode } from "react";
import { cx } from "../cx.ts";
import styles from "./banner.module.css";
import { Icon, type IconName } from "./icons.tsx";

export type BannerTone = "info" | "warn" | "danger" | "ok";

/** What happened, what it means, what to do: one sentence and at most one button. */
export function Banner(props: {
  tone: BannerTone;
  icon?: IconName;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={cx(styles.banner, styles[props.tone])}>
      <Icon name={props.icon ?? (props.tone === "ok" ? "check" : "warn")} />
      <span className={styles.text}>{props.children}</span>
      {props.action}
    </div>
  );
}

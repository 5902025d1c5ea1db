import type { ReactNode } from "react";
import styles from "./customer.module.css";

/** What stands in the panel in place of a part that is not there: within the panel's own margins. */
export function PanelPart({ children }: { children: ReactNode }) {
  return <div className={styles.part}>{children}</div>;
}

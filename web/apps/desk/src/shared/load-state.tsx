import { Problem } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button } from "@parley/ui";
import { useEffect, useState } from "react";
import styles from "./load-state.module.css";
import { problemText } from "./problem-text.ts";

/** True after a while: nothing flickers for what loads at once. */
function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** Bars of the final size, drawn only after 200 ms; after 5 s it says so and offers a way out. */
export function Skeleton(props: { rows: number; onRetry?: () => void }) {
  const t = useT();
  const visible = useAfter(200);
  const slow = useAfter(5000);
  if (!visible) return null;
  return (
    <div className={styles.skeleton} aria-busy="true">
      {Array.from({ length: props.rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move
        <div key={row} className={styles.bar} />
      ))}
      {slow ? (
        <p className={styles.slow}>
          {t("common.stillLoading")}
          {props.onRetry ? <Button onClick={props.onRetry}>{t("common.retry")}</Button> : null}
        </p>
      ) : null}
    </div>
  );
}

/** An error in the place where the data would be; the rest of the page works on. */
export function LoadError(props: { error: unknown; onRetry: () => void }) {
  const t = useT();
  const { error } = props;
  // Trying again would be refused again; the server says who can change that.
  if (error instanceof Problem && error.status === 403) {
    return <p className={styles.refused}>{error.message}</p>;
  }
  return (
    <div className={styles.error} role="alert">
      <p>{t("common.loadFailed")}</p>
      <p className={styles.cause}>{problemText(error, t)}</p>
      <Button icon="refresh" onClick={props.onRetry}>
        {t("common.retry")}
      </Button>
    </div>
  );
}

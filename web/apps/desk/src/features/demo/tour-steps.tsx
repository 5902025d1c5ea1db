import type { PlainKey } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { Button, cx, Icon } from "@parley/ui";
import { tourSteps } from "./tour.ts";
import styles from "./tour-steps.module.css";

const names: readonly PlainKey[] = ["try.step1", "try.step2", "try.step3", "try.step4"];

/** The four steps with the one to do now and how. */
export function TourSteps({ done, onAgain }: { done: number; onAgain: () => void }) {
  const t = useT();
  const hints = [
    t("try.step1Hint"),
    t("try.step2Hint", { key: "F9" }),
    t("try.step3Hint"),
    t("try.step4Hint"),
  ];
  return (
    <div className={styles.tour}>
      <ol className={styles.steps} aria-label={t("try.progress", { done, all: tourSteps })}>
        {names.map((name, index) => (
          <li
            key={name}
            className={cx(styles.step, index < done && styles.done, index === done && styles.now)}
            aria-current={index === done ? "step" : undefined}
          >
            <span className={styles.mark} aria-hidden="true">
              {index < done ? <Icon name="check" size={14} /> : index + 1}
            </span>
            <span className={styles.name}>
              {t(name)}
              {index < done ? <span className="visually-hidden"> – {t("try.done")}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.hint}>{done < tourSteps ? hints[done] : t("try.allDone")}</p>
      {done >= tourSteps ? <Button onClick={onAgain}>{t("try.again")}</Button> : null}
    </div>
  );
}

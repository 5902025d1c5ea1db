import type { SurgeColumn } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, fieldClass } from "@parley/ui";
import { useState } from "react";
import type { Selection } from "./selection.ts";
import styles from "./surge.module.css";

/** On which terms agents go. */
export interface Terms {
  minutes: number;
  /** Whether they come back before, once the queue is calm. */
  early: boolean;
}

const TIMES = [15, 30, 60, 120, 240, 480];

interface MoveBarProps {
  selection: Selection | null;
  columns: readonly SurgeColumn[];
  terms: Terms;
  onTerms: (terms: Terms) => void;
  isBusy: boolean;
  error: string | null;
  onMove: (toQueueId: string) => void;
}

/** How long, and where to for those who are selected; the terms hold for dragging as well. */
export function MoveBar({ selection, columns, terms, onTerms, isBusy, error, onMove }: MoveBarProps) {
  const t = useT();
  const [to, setTo] = useState("");
  const targets = columns.filter(({ queueId }) => queueId !== selection?.queueId);
  const target = targets.some(({ queueId }) => queueId === to) ? to : "";
  return (
    <div className={styles.bar}>
      <span role="status">{t("surge.selected", { n: selection?.agentIds.length ?? 0 })}</span>
      <label>
        {t("surge.to")}
        <select
          className={fieldClass}
          aria-label={t("surge.to")}
          value={target}
          onChange={(event) => setTo(event.target.value)}
        >
          <option value="">{t("surge.choose")}</option>
          {targets.map(({ queueId, name }) => (
            <option key={queueId} value={queueId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("surge.time")}
        <select
          className={fieldClass}
          aria-label={t("surge.time")}
          value={terms.minutes}
          onChange={(event) => onTerms({ ...terms, minutes: Number(event.target.value) })}
        >
          {TIMES.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes < 60 ? t("surge.minutes", { n: minutes }) : t("surge.hours", { n: minutes / 60 })}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={terms.early}
          onChange={(event) => onTerms({ ...terms, early: event.target.checked })}
        />
        {t("surge.early")}
      </label>
      <Button
        tone="primary"
        busy={isBusy}
        disabledReason={selection === null || target === "" ? t("surge.first") : undefined}
        onClick={() => onMove(target)}
      >
        {t("surge.move")}
      </Button>
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}

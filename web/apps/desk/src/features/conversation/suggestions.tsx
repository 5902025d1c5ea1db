import { cx } from "@parley/ui";
import styles from "./suggestions.module.css";
import type { Suggestion } from "./use-suggestions.ts";

interface SuggestionsProps {
  id: string;
  label: string;
  empty: string;
  options: readonly Suggestion[];
  selected: number;
  onChoose: (index: number) => void;
}

export function Suggestions({ id, label, empty, options, selected, onChoose }: SuggestionsProps) {
  return (
    <div id={id} role="listbox" aria-label={label} className={styles.list}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are read by the text field
        <div
          key={option.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === selected}
          className={cx(styles.option, index === selected && styles.selected)}
          // The text field keeps the focus: a press on the list must not take it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <span className={styles.name}>{option.name}</span>
          {option.hint ? <span className={styles.hint}>{option.hint}</span> : null}
        </div>
      ))}
      {options.length === 0 ? <p className={styles.empty}>{empty}</p> : null}
    </div>
  );
}

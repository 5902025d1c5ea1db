import type { Conversation } from "@parley/api";
import { cx, useSubmitKey } from "@parley/ui";
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import styles from "./composer-text.module.css";
import { Suggestions } from "./suggestions.tsx";
import { triggerAt } from "./trigger.ts";
import { useSuggestions } from "./use-suggestions.ts";

export interface ComposerTextHandle {
  focus: () => void;
  blur: () => void;
  insert: (text: string) => void;
}

interface ComposerTextProps {
  ref: Ref<ComposerTextHandle>;
  mode: "reply" | "note";
  value: string;
  label: string;
  placeholder: string;
  lang: string | undefined;
  submitWith: "enter" | "mod-enter";
  conversation: Conversation;
  onChange: (text: string) => void;
  onSubmit: () => void;
  onSubmitAndClose: () => void;
  onComposing: () => void;
  onFocusChange: (focused: boolean) => void;
  onFiles: (files: File[]) => void;
  onMention: (agentId: string, name: string) => void;
}

const MOST_PX = 220;

/** The text field of the composer, with the lists that `/` and `@` open. */
export function ComposerText(props: ComposerTextProps) {
  const { value, onChange, onFocusChange } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const [caret, setCaret] = useState(0);
  const id = useId();
  const trigger = triggerAt(value, caret, props.mode);
  const suggestions = useSuggestions(trigger, props.conversation);

  useImperativeHandle(props.ref, () => ({
    focus: () => field.current?.focus(),
    blur: () => field.current?.blur(),
    insert: (text) => {
      const element = field.current;
      if (!element) return;
      const at = element.selectionStart;
      replace(at, element.selectionEnd, text);
      element.focus();
    },
  }));

  const replace = (from: number, to: number, text: string) => {
    onChange(value.slice(0, from) + text + value.slice(to));
    wantedCaret.current = from + text.length;
  };
  const wantedCaret = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    if (wantedCaret.current !== null) {
      element.setSelectionRange(wantedCaret.current, wantedCaret.current);
      setCaret(wantedCaret.current);
      wantedCaret.current = null;
    }
    element.style.height = "auto";
    element.style.height = `${Math.min(MOST_PX, element.scrollHeight)}px`;
  });
  // The caret may be here before anybody listens, and effects may run again while it stays.
  useEffect(() => {
    onFocusChange(document.activeElement === field.current);
    return () => onFocusChange(false);
  }, [onFocusChange]);

  const choose = (index: number) => {
    const option = suggestions.options[index];
    if (!option || !trigger) return;
    replace(trigger.from, caret, option.insert);
    if (option.agentId) props.onMention(option.agentId, option.name);
  };
  const submitKey = useSubmitKey({
    submitWith: suggestions.open ? "enter" : props.submitWith,
    onSubmit: suggestions.open ? () => choose(suggestions.selected) : props.onSubmit,
    onSubmitAndClose: props.onSubmitAndClose,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (suggestions.onKeyDown(event)) return;
    submitKey(event);
  };
  const follow = () => {
    if (!composing.current) setCaret(field.current?.selectionStart ?? 0);
  };

  return (
    <div className={styles.wrap}>
      {suggestions.open ? (
        <Suggestions
          id={`${id}-list`}
          label={suggestions.label}
          empty={suggestions.empty}
          options={suggestions.options}
          selected={suggestions.selected}
          onChoose={choose}
        />
      ) : null}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has the combobox role while a list is open */}
      <textarea
        ref={field}
        rows={2}
        className={cx(styles.text)}
        value={value}
        lang={props.lang}
        aria-label={props.label}
        placeholder={props.placeholder}
        role={suggestions.open ? "combobox" : undefined}
        aria-expanded={suggestions.open || undefined}
        aria-controls={suggestions.open ? `${id}-list` : undefined}
        aria-activedescendant={suggestions.open ? `${id}-list-${suggestions.selected}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          follow();
        }}
        onSelect={follow}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length === 0) return;
          event.preventDefault();
          props.onFiles(files);
        }}
        onDrop={(event) => {
          const files = [...event.dataTransfer.files];
          if (files.length === 0) return;
          event.preventDefault();
          props.onFiles(files);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => onFocusChange(true)}
        onBlur={() => onFocusChange(false)}
        onCompositionStart={() => {
          composing.current = true;
          props.onComposing();
        }}
        onCompositionEnd={() => {
          composing.current = false;
          follow();
        }}
      />
    </div>
  );
}

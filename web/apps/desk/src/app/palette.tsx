import { matchScore } from "@parley/i18n";
import type { PlainKey } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import {
  actions,
  announce,
  belongsToInputMethod,
  chordLabel,
  cx,
  Dialog,
  isMac,
  useActiveActions,
  useSubmitKey,
} from "@parley/ui";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { customerName } from "../shared/name.ts";
import { useActiveWork } from "../shared/own-work.ts";
import styles from "./palette.module.css";

interface Row {
  id: string;
  name: string;
  hint: string;
  blocked: string | undefined;
  score: number;
  run: () => void;
}

const RECENT_KEY = "parley.palette.recent";
const RECENT_KEPT = 3;

function readRecent(): string[] {
  try {
    return JSON.parse(localStorage.getItem(RECENT_KEY) ?? "[]") as string[];
  } catch {
    return [];
  }
}

function remember(id: string): void {
  const next = [id, ...readRecent().filter((each) => each !== id)].slice(0, RECENT_KEPT);
  localStorage.setItem(RECENT_KEY, JSON.stringify(next));
}

/** Everything that can be done here, by name. With an offer pending, Enter accepts it. */
function useRows(query: string, close: () => void): Row[] {
  const t = useT();
  const navigate = useNavigate();
  const active = useActiveActions();
  const work = useActiveWork().data?.items;
  const recent = useMemo(readRecent, []);

  const rows: Row[] = active
    .filter(({ spec }) => !spec.hidden)
    .map(({ spec, handler }) => {
      const name = t(spec.name as PlainKey);
      const key = actions.keysOf(spec)[0];
      const bonus = spec.id === "offer.accept" ? 100 : query ? 0 : 10 - recent.indexOf(spec.id);
      return {
        id: spec.id,
        name,
        hint: key ? chordLabel(key, isMac) : "",
        blocked: handler.disabled ? t(handler.disabled as PlainKey) : undefined,
        score:
          matchScore(name, query) &&
          matchScore(name, query) + (recent.includes(spec.id) || bonus === 100 ? bonus : 0),
        run: () => {
          remember(spec.id);
          close();
          // After the dialog has given the focus back, so that the action may move it on.
          queueMicrotask(() => actions.run(spec.id));
        },
      };
    });
  for (const item of work ?? []) {
    const name = customerName(item.title, t);
    rows.push({
      id: `conversation ${item.conversationId}`,
      name,
      hint: `${t("palette.conversations")} · ${item.queue}`,
      blocked: undefined,
      score: matchScore(name, query),
      run: () => {
        close();
        void navigate(`/desk/${item.conversationId}`);
      },
    });
  }
  return rows
    .filter((row) => row.score > 0)
    .sort((a, b) => Number(a.blocked !== undefined) - Number(b.blocked !== undefined) || b.score - a.score);
}

export function PaletteDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState("");
  const [query, setQuery] = useState("");
  const [selected, setSelected] = useState(0);
  const composing = useRef(false);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useRows(query, onClose);
  const current = rows[Math.min(selected, rows.length - 1)];

  const onSubmit = useSubmitKey({
    submitWith: "enter",
    onSubmit: () => {
      if (current && !current.blocked) current.run();
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length > 0) {
      event.preventDefault();
      setSelected((at) => (Math.min(at, rows.length - 1) + step + rows.length) % rows.length);
      return;
    }
    onSubmit(event);
  };
  const search = (value: string) => {
    setText(value);
    // A half-composed word finds nothing: the search waits until the input method is done.
    if (composing.current) return;
    setQuery(value);
    setSelected(0);
  };

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });
  const count = rows.length;
  useEffect(() => {
    if (query) announce(t("palette.results", { n: count }));
  }, [query, count, t]);

  return (
    <Dialog title={t("palette.title")} closeLabel={t("common.close")} onClose={onClose} bare wide>
      <input
        autoFocus
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-label={t("palette.title")}
        placeholder={t("palette.placeholder")}
        value={text}
        onChange={(event) => search(event.target.value)}
        onKeyDown={onKeyDown}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          search(event.currentTarget.value);
        }}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t("palette.actions")}
        className={styles.list}
      >
        {rows.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are read by the combobox
          <div
            key={row.id}
            id={`${id}-${row.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={row === current}
            aria-disabled={row.blocked !== undefined || undefined}
            className={cx(styles.row, row === current && styles.selected)}
            onClick={() => {
              if (!row.blocked) row.run();
            }}
          >
            <span>{row.name}</span>
            <span className={styles.hint}>{row.blocked ?? row.hint}</span>
          </div>
        ))}
      </div>
      {rows.length === 0 ? <p className={styles.empty}>{t("palette.empty", { query })}</p> : null}
    </Dialog>
  );
}

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useChat, useWidget } from "./context.ts";
import { saveTranscript } from "./transcript.ts";

/** What is rarely needed: a person, the transcript, sound, the end. */
export function Menu({ onClose }: { onClose: () => void }) {
  const { t, chat } = useWidget();
  const { conversation, entries, memory } = useChat();
  const [note, setNote] = useState<string | null>(null);
  const [ending, setEnding] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  // once for each list of items: what arrives meanwhile must not take the focus from the item it is on
  useLayoutEffect(() => {
    list.current?.querySelector("button")?.focus();
  }, [ending]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!list.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [onClose]);

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  };
  const agent = conversation?.agentName;

  return (
    <div
      ref={list}
      class="menu"
      role="menu"
      aria-label={t("widget.menu")}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {ending ? (
        <>
          <p class="menu-note">{t("widget.endConfirm")}</p>
          <button
            type="button"
            role="menuitem"
            class="menu-item danger"
            onClick={() => {
              onClose();
              void chat.end().catch(() => undefined);
            }}
          >
            {t("widget.endYes")}
          </button>
          <button type="button" role="menuitem" class="menu-item" onClick={() => setEnding(false)}>
            {t("widget.endNo")}
          </button>
        </>
      ) : (
        <>
          <button
            type="button"
            role="menuitem"
            class="menu-item"
            onClick={() => setNote(agent ? t("widget.personIs", { name: agent }) : t("widget.personWaiting"))}
          >
            {t("widget.person")}
          </button>
          <button type="button" role="menuitem" class="menu-item" onClick={() => saveTranscript(entries, t)}>
            {t("widget.transcript")}
          </button>
          <button
            type="button"
            role="menuitem"
            class="menu-item"
            onClick={() => chat.remember({ sound: !memory.sound })}
          >
            {t(memory.sound ? "widget.soundOff" : "widget.soundOn")}
          </button>
          {conversation?.state === "OPEN" ? (
            <button type="button" role="menuitem" class="menu-item" onClick={() => setEnding(true)}>
              {t("widget.end")}
            </button>
          ) : null}
          {note ? (
            <p class="menu-note" role="status">
              {note}
            </p>
          ) : null}
        </>
      )}
    </div>
  );
}

import type { WidgetSettings } from "@parley/api";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { AttachButton, Attachments } from "./attachments.tsx";
import { allowSound } from "./chime.ts";
import { useChat, useWidget } from "./context.ts";
import { Icon } from "./icons.tsx";
import { useSubmitKey } from "./use-submit-key.ts";

const emoji = ["🙂", "😀", "😅", "😕", "👍", "🙏", "❤️", "🎉", "✅", "📦", "🚚", "📷"];
const TYPING_REPEAT_MS = 3_000;
const TYPING_IDLE_MS = 4_000;
const MOST_PX = 120;

export function Composer({ settings }: { settings: WidgetSettings }) {
  const { t, chat } = useWidget();
  const { memory, attachments } = useChat();
  const field = useRef<HTMLTextAreaElement>(null);
  const [choosing, setChoosing] = useState(false);
  const typing = useTyping();
  const text = memory.draft;
  const over = text.length - settings.maxLength;
  const ready = attachments.some((each) => each.fileId !== null);
  const uploading = attachments.some((each) => each.fileId === null && each.problem === null);
  const canSend = (text.trim() !== "" || ready) && !uploading && over <= 0;

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(MOST_PX, element.scrollHeight)}px`;
  }, [text]);

  const send = () => {
    if (!canSend) return;
    allowSound();
    typing.stop();
    chat.remember({ draft: "" });
    chat.send(text);
    field.current?.focus();
  };
  const onKeyDown = useSubmitKey(send);
  const insert = (sign: string) => {
    const at = field.current?.selectionStart ?? text.length;
    chat.remember({ draft: text.slice(0, at) + sign + text.slice(at) });
    setChoosing(false);
    field.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {over > 0 ? (
        <p class="error" role="alert">
          {t("widget.tooLong", { n: over })}
        </p>
      ) : null}
      {choosing ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the choice, not the panel
        <div
          class="emoji"
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            setChoosing(false);
            field.current?.focus();
          }}
        >
          {emoji.map((sign) => (
            <button key={sign} type="button" class="icon-button" onClick={() => insert(sign)}>
              {sign}
            </button>
          ))}
        </div>
      ) : null}
      <Attachments />
      <div class="composer-line">
        <button
          type="button"
          class="icon-button"
          aria-label={t("widget.emoji")}
          aria-expanded={choosing}
          onClick={() => setChoosing(!choosing)}
        >
          <Icon name="smile" />
        </button>
        {settings.acceptsFiles ? <AttachButton /> : null}
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={t("widget.write")}
          placeholder={t("widget.write")}
          onInput={(event) => {
            chat.remember({ draft: event.currentTarget.value });
            typing.note();
          }}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            if (!settings.acceptsFiles || files.length === 0) return;
            event.preventDefault();
            for (const file of files) void chat.attach(file);
          }}
          onCompositionStart={typing.note}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="icon-button send" aria-label={t("widget.send")} aria-disabled={!canSend}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

/** Tells the other side that somebody types, and that they have stopped. */
function useTyping() {
  const { chat } = useWidget();
  const sentAt = useRef(0);
  const idle = useRef<ReturnType<typeof setTimeout>>();
  const stop = () => {
    clearTimeout(idle.current);
    if (sentAt.current > 0) chat.typing(false);
    sentAt.current = 0;
  };
  const note = () => {
    clearTimeout(idle.current);
    idle.current = setTimeout(stop, TYPING_IDLE_MS);
    if (performance.now() - sentAt.current < TYPING_REPEAT_MS && sentAt.current > 0) return;
    sentAt.current = performance.now();
    chat.typing(true);
  };
  useEffect(() => () => clearTimeout(idle.current), []);
  return { note, stop };
}

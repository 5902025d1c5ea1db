import { fileSize } from "@parley/i18n/time";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Attachment } from "./chat-state.ts";
import { useChat, useWidget } from "./context.ts";
import { Icon } from "./icons.tsx";

export function AttachButton() {
  const { t, chat } = useWidget();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={t("widget.attach")}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("widget.attach")}
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) void chat.attach(file);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

/** What goes with the next message. */
export function Attachments() {
  const { attachments } = useChat();
  if (attachments.length === 0) return null;
  return (
    <ul class="attachments">
      {attachments.map((each) => (
        <Chip key={each.key} attachment={each} />
      ))}
    </ul>
  );
}

function Chip({ attachment }: { attachment: Attachment }) {
  const { t, chat } = useWidget();
  const { name, size, file, fileId, problem } = attachment;
  const address = useObjectUrl(file.type.startsWith("image/") ? file : null);
  const state =
    problem !== null
      ? problem || t("widget.notSent")
      : fileId === null
        ? t("widget.sending")
        : fileSize(size, t.language);
  return (
    <li class={problem === null ? "chip" : "chip refused"}>
      {address ? <img src={address} alt="" width="40" height="40" /> : <Icon name="file" />}
      <span class="chip-name">
        {name}
        <small>{state}</small>
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={`${t("widget.remove")} ${name}`}
        onClick={() => chat.detach(attachment.key)}
      >
        <Icon name="cross" size={16} />
      </button>
    </li>
  );
}

/** A picture from memory; its address is given back when it leaves the screen. */
export function useObjectUrl(blob: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}

import type { Entry } from "@parley/api";
import { langOf } from "@parley/i18n/language";
import { timeOfDay } from "@parley/i18n/time";
import { useEffect, useState } from "preact/hooks";
import { useWidget } from "./context.ts";
import { FileCard } from "./file-card.tsx";
import { Icon } from "./icons.tsx";
import type { PendingMessage } from "./storage.ts";

const SLOW_MS = 3_000;

export function MessageRow({ entry, seen, position }: { entry: Entry; seen: boolean; position: number }) {
  const { t } = useWidget();
  const mine = entry.author.kind === "customer";
  const { content } = entry;
  const text = content.type === "text" || content.type === "note" ? content.text : "";
  const who = mine ? t("widget.you") : (entry.author.name ?? t("widget.somebody"));
  const time = timeOfDay(entry.at, t.language);
  return (
    <article
      class={mine ? "row mine" : "row"}
      aria-label={`${who}, ${time}`}
      aria-posinset={position}
      aria-setsize={-1}
      tabIndex={-1}
      data-entry={entry.id}
    >
      {mine ? null : <span class="who">{who}</span>}
      <div class="bubble">
        {content.type === "file" ? (
          <FileCard file={content} fileId={content.fileId} />
        ) : (
          <span class="text" lang={langOf(text)}>
            {text}
          </span>
        )}
      </div>
      <span class="meta">
        {time}
        {mine ? (
          <Icon name={seen ? "checks" : "check"} size={14} label={t(seen ? "widget.seen" : "widget.sent")} />
        ) : null}
      </span>
    </article>
  );
}

export function PendingRow({ row }: { row: PendingMessage }) {
  const { t, chat } = useWidget();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (row.failed) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [row.failed]);
  return (
    <article class="row mine" aria-label={t("widget.you")} data-pending={row.key}>
      <div class="bubble waiting">
        <span class="text" lang={langOf(row.text)}>
          {row.text}
          {row.files?.map((file) => (
            <span key={file.id} class="file">
              <Icon name="file" /> {file.name}
            </span>
          ))}
        </span>
      </div>
      <span class="meta">
        {row.failed ? (
          <>
            <span class="error">{t("widget.notSent")}</span>
            <button type="button" class="link" onClick={() => chat.retry(row.key)}>
              {t("widget.retry")}
            </button>
            <button type="button" class="link" onClick={() => chat.discard(row.key)}>
              {t("widget.remove")}
            </button>
          </>
        ) : (
          <>
            {slow ? t("widget.stillSending") : null}
            <Icon name="clock" size={14} label={t("widget.sending")} />
          </>
        )}
      </span>
    </article>
  );
}

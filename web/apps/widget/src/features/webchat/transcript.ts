import type { Entry } from "@parley/api";
import { dateTime } from "@parley/i18n/time";
import type { WidgetTranslator } from "@parley/i18n/widget";

/** The conversation as plain text, one line a message. */
export function transcript(entries: readonly Entry[], t: WidgetTranslator): string {
  return entries
    .flatMap(({ content, author, at }) => {
      if (content.type === "event") return [];
      const who = author.kind === "customer" ? t("widget.you") : (author.name ?? t("widget.somebody"));
      const text = content.type === "file" ? t("widget.file", { name: content.name }) : content.text;
      return [`${dateTime(at, t.language)}  ${who}: ${text}`];
    })
    .join("\n");
}

export function saveTranscript(entries: readonly Entry[], t: WidgetTranslator): void {
  saveBlob(
    new Blob([transcript(entries, t)], { type: "text/plain;charset=utf-8" }),
    `${t("widget.transcriptName")}-${new Date().toISOString().slice(0, 10)}.txt`,
  );
}

/** Puts something among the visitor's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

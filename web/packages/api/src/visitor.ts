import { type Request, SEND_MS } from "./client.ts";
import { UPLOAD_MS, uploadForm } from "./files.ts";
import type { Entry, StoredFile } from "./types.ts";
import type { VisitorState, WidgetSettings } from "./visitor-types.ts";

/** The visitor's door of one web chat channel. */
export function visitorApi(request: Request, channelId: string) {
  const base = `/webchat/${encodeURIComponent(channelId)}`;
  return {
    settings: () => request<WidgetSettings>("GET", `${base}/settings`),
    /** `origin` is the host page's, as the exchange of messages with it has proved. */
    register: (visitor: { language: string; page: { url: string; title: string }; origin: string | null }) =>
      request<{ visitorId: string; token: string }>("POST", `${base}/visitors`, { body: visitor }),
    /** The host page's signed word on who is signed in there. */
    identify: (token: string) => request<void>("POST", `${base}/identity`, { body: { token } }),
    /** The visitor looks at another page. */
    moved: (page: { url: string; title: string }) => request<void>("POST", `${base}/page`, { body: page }),
    conversation: () => request<VisitorState>("GET", `${base}/conversation`),
    send: (message: { text: string; name?: string; contact?: string; fileIds?: string[] }, key: string) =>
      request<Entry>("POST", `${base}/messages`, { body: message, key, timeoutMs: SEND_MS }),
    seen: (seq: number) => request<void>("POST", `${base}/seen`, { body: { seq } }),
    upload: (file: File, key: string) =>
      request<StoredFile>("POST", `${base}/files`, { body: uploadForm(file), key, timeoutMs: UPLOAD_MS }),
    filePath: (fileId: string) => `${base}/files/${fileId}`,
    rate: (rating: { conversationId: string; score: number; comment?: string }) =>
      request<void>("POST", `${base}/rating`, { body: rating }),
    end: () => request<void>("POST", `${base}/end`),
  };
}

export type VisitorApi = ReturnType<typeof visitorApi>;

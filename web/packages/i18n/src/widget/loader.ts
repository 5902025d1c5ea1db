import type { Language } from "../language.ts";

/** The few words that the loader needs before the widget itself is there. */
export const loaderTexts: Readonly<
  Record<Language, { open: string; unread: (n: number) => string; frame: string; refused: string }>
> = {
  en: {
    open: "Open chat",
    unread: (n) => (n === 1 ? "Open chat, 1 new message" : `Open chat, ${n} new messages`),
    frame: "Chat",
    refused: "The chat is not available on this page.",
  },
  "zh-CN": {
    open: "打开在线客服",
    unread: (n) => `打开在线客服，${n} 条新消息`,
    frame: "在线客服",
    refused: "此页面暂时无法使用在线客服。",
  },
};

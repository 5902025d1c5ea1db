import type { VisitorEvent, VisitorSnapshot } from "@parley/api";
import { LiveConnection, streamUrl } from "@parley/live";
import type { Chat } from "./chat.ts";
import type { ChatStream } from "./chat-state.ts";

const FORGET_TYPING_MS = 8_000;

/** The visitor's live stream; the token goes into its first frame. */
export function chatStream(channelId: string) {
  return (chat: Chat): ChatStream => {
    let forget: ReturnType<typeof setTimeout> | undefined;
    const connection = new LiveConnection<VisitorEvent, VisitorSnapshot>({
      url: () => streamUrl(`/webchat/${encodeURIComponent(channelId)}/stream`),
      token: chat.token,
      onEvent: (event) => chat.onEvent(event),
      onSnapshot: (snapshot) => {
        if (snapshot.kind === "position") {
          chat.onPosition(snapshot);
          return;
        }
        if (snapshot.kind !== "typing" || snapshot.author.kind === "customer") return;
        clearTimeout(forget);
        chat.onTyping(snapshot.typing ? (snapshot.author.name ?? "") : null);
        forget = setTimeout(() => chat.onTyping(null), FORGET_TYPING_MS);
      },
      onStatus: ({ state }) => chat.onLive(state),
      onCaughtUp: () => chat.onCaughtUp(),
    });
    return {
      start: () => connection.start(),
      stop: () => connection.stop(),
      typing: (typing) => connection.typing(typing),
    };
  };
}

import type { WidgetTranslator } from "@parley/i18n/widget";
import { readableUnderWhite } from "@parley/ui/contrast";
import { palettes } from "@parley/ui/tokens";
import { useEffect, useState } from "preact/hooks";
import type { Chat } from "../features/webchat/chat.ts";
import { unreadCount } from "../features/webchat/chat-state.ts";
import { chime } from "../features/webchat/chime.ts";
import { useChat, WidgetContext } from "../features/webchat/context.ts";
import { Panel } from "../features/webchat/panel.tsx";
import type { Host } from "./host.ts";

export function App({ chat, host, t }: { chat: Chat; host: Host; t: WidgetTranslator }) {
  const [shown, setShown] = useState(window.parent === window);
  useEffect(() => {
    host.listen((message) => {
      if (message.type === "shown") setShown(message.shown);
      if (message.type === "identity") void chat.identify(message.token);
    });
    host.onPage((page) => chat.moved(page));
    host.tell({ parley: 1, type: "ready" });
  }, [host, chat]);
  const minimise = () => host.tell({ parley: 1, type: "minimise" });
  return (
    <WidgetContext.Provider value={{ chat, t, minimise, shown }}>
      <HostNews host={host} shown={shown} />
      <Panel />
    </WidgetContext.Provider>
  );
}

/** Keeps the button outside up to date: unread words, whether a chat is on, the channel's colour. */
function HostNews({ host, shown }: { host: Host; shown: boolean }) {
  const state = useChat();
  const unread = shown ? 0 : unreadCount(state);
  const active = state.conversation?.state === "OPEN" || state.pending.length > 0;
  const wish = state.settings?.colour ?? null;
  const colour = wish ? readableUnderWhite(wish, palettes.light.onPrimary) : null;
  const ready = state.phase === "ready";

  useEffect(() => host.tell({ parley: 1, type: "unread", count: unread }), [host, unread]);
  useEffect(() => {
    if (ready) host.tell({ parley: 1, type: "remember", active, colour });
  }, [host, ready, active, colour]);
  useEffect(() => {
    if (!colour) return;
    const { style } = document.documentElement;
    style.setProperty("--brand", colour);
    style.setProperty("--on-brand", palettes.light.onPrimary);
  }, [colour]);

  const last = state.entries.at(-1);
  const ring = last && last.author.kind !== "customer" && last.content.type !== "event" ? last.seq : 0;
  useEffect(() => {
    if (ring > state.memory.readSeq && state.memory.sound && (!shown || document.hidden)) chime();
  }, [ring]);
  return null;
}

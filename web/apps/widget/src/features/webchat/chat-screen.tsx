import type { WidgetSettings } from "@parley/api";
import { dateTime } from "@parley/i18n/time";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isHeld } from "./chat-state.ts";
import { Composer } from "./composer.tsx";
import { useChat, useWidget } from "./context.ts";
import { EndCard } from "./end-card.tsx";
import { MessageRow, PendingRow } from "./message-row.tsx";
import { QueueCard } from "./queue-card.tsx";

const NEAR_PX = 60;

export function ChatScreen({ settings, onSay }: { settings: WidgetSettings; onSay: (text: string) => void }) {
  const { t, chat, shown } = useWidget();
  const state = useChat();
  const { conversation, position, entries, pending, typing } = state;
  const feed = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const messages = entries.filter((entry) => entry.content.type !== "event");
  const known = new Set(entries.map((entry) => entry.clientKey));
  const waiting = pending.filter((row) => !known.has(row.key));
  const last = messages.at(-1);
  const closed = conversation?.state === "CLOSED";
  const held = isHeld(state);

  useEffect(() => {
    // the hours may have changed since the page came
    if (held) void chat.readSettings().catch(() => undefined);
  }, [held, chat]);

  useLayoutEffect(() => {
    const element = feed.current;
    if (element && sticks.current) element.scrollTop = element.scrollHeight;
  }, [messages.length, waiting.length, typing, position, held, closed, shown]);

  useEffect(() => {
    const mark = () => {
      if (shown && last && !document.hidden) chat.seen(last.seq);
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [shown, last?.seq, chat]);

  const spoken = useRef(last?.seq ?? 0);
  useEffect(() => {
    if (!last || last.seq <= spoken.current) return;
    spoken.current = last.seq;
    if (last.author.kind === "customer" || last.content.type === "event") return;
    const text = last.content.type === "file" ? last.content.name : last.content.text.slice(0, 200);
    onSay(t("widget.newMessage", { name: last.author.name ?? t("widget.somebody"), text }));
  }, [last, onSay, t]);

  const agent = conversation?.agentName ?? null;
  const spokenAgent = useRef(agent);
  useEffect(() => {
    if (agent && agent !== spokenAgent.current) onSay(t("widget.connected", { name: agent }));
    spokenAgent.current = agent;
  }, [agent, onSay, t]);

  return (
    <>
      <div
        ref={feed}
        class="feed"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => {
          const box = event.currentTarget;
          sticks.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
        }}
      >
        <div class="messages" role="feed" aria-label={t("widget.messages")}>
          {messages.map((entry, index) => (
            <MessageRow
              key={entry.id}
              entry={entry}
              seen={conversation !== null && entry.seq <= conversation.staffSeenSeq}
              position={index + 1}
            />
          ))}
          {waiting.map((row) => (
            <PendingRow key={row.key} row={row} />
          ))}
        </div>
        {conversation?.state === "OPEN" && position !== null ? <QueueCard /> : null}
        {held ? (
          <section class="card">
            <p>{t("widget.left")}</p>
            {settings.opensAt ? (
              <p>{t("widget.opensAt", { time: dateTime(settings.opensAt, t.language) })}</p>
            ) : null}
          </section>
        ) : null}
        {typing === null ? null : (
          <p class="typing">
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {t("widget.typing", { name: typing || t("widget.somebody") })}
          </p>
        )}
        {closed && conversation ? <EndCard conversation={conversation} /> : null}
      </div>
      {closed ? null : <Composer settings={settings} />}
    </>
  );
}

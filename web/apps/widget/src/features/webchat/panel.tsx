import { useEffect, useRef, useState } from "preact/hooks";
import { ChatScreen } from "./chat-screen.tsx";
import { useChat, useWidget } from "./context.ts";
import { Header } from "./header.tsx";
import { PreChat } from "./pre-chat.tsx";
import { ShutForm } from "./shut-form.tsx";

/** The panel as the visitor sees it. Esc puts it away; the chat goes on. */
export function Panel() {
  const { t, chat, minimise, shown } = useWidget();
  const { phase, settings, conversation, pending, live, memory, refusal } = useChat();
  const [said, setSaid] = useState("");
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || event.keyCode === 229 || event.defaultPrevented)
        return;
      minimise();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  });
  useEffect(() => {
    if (shown) focusFirst(panel.current);
  }, [shown, phase]);

  const cut = memory.token !== null && phase === "ready" && live === "connecting";
  const offline = useAfter(cut, 3000);
  const chatting = conversation !== null || pending.length > 0;
  const screen = chatting ? (conversation?.state === "CLOSED" ? "end" : "chat") : "form";
  useEffect(() => {
    // what had the focus is gone with the screen before
    if (shown && document.activeElement === document.body) focusFirst(panel.current);
  }, [screen]);
  return (
    <div class="panel" role="dialog" aria-label={t("widget.dialog")} ref={panel}>
      <Header />
      {offline ? (
        <p class="strip" role="status">
          {t("widget.offline")}
        </p>
      ) : null}
      {refusal ? (
        <p class="strip" role="alert">
          {refusal}
        </p>
      ) : null}
      {phase === "loading" ? <p class="center">{t("widget.connecting")}</p> : null}
      {phase === "failed" ? (
        <div class="center">
          <p>{t("widget.failed")}</p>
          <button type="button" class="button" onClick={() => void chat.start()}>
            {t("widget.retry")}
          </button>
        </div>
      ) : null}
      {phase === "ready" && settings ? (
        chatting ? (
          <ChatScreen settings={settings} onSay={setSaid} />
        ) : settings.isOpen ? (
          <PreChat settings={settings} />
        ) : (
          <ShutForm settings={settings} />
        )
      ) : null}
      <div class="hidden" aria-live="polite" aria-atomic="true">
        {said}
      </div>
    </div>
  );
}

/** Where one writes, before what only leads away from there. */
function focusFirst(panel: HTMLElement | null): void {
  for (const place of [".form textarea, .composer textarea", ".card input, .card button", "input, button"]) {
    const found = panel?.querySelector<HTMLElement>(place);
    if (found) {
      found.focus();
      return;
    }
  }
}

/** True after a condition has held for some time: a blink of the network is no news. */
function useAfter(condition: boolean, ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!condition) {
      setPassed(false);
      return;
    }
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [condition, ms]);
  return passed;
}

import type { WidgetSettings } from "@parley/api";
import { useState } from "preact/hooks";
import { allowSound } from "./chime.ts";
import { looksReachable } from "./contact.ts";
import { useChat, useWidget } from "./context.ts";
import { PrivacyLine } from "./privacy-line.tsx";
import { useSubmitKey } from "./use-submit-key.ts";

/** Before the chat: the question, and only what the channel asks for. */
export function PreChat({ settings }: { settings: WidgetSettings }) {
  const { t, chat } = useWidget();
  const { memory } = useChat();
  const [name, setName] = useState("");
  const [contact, setContact] = useState("");
  const [missing, setMissing] = useState(false);
  const [doubted, setDoubted] = useState<string | null>(null);
  const text = memory.draft;
  const over = text.length - settings.maxLength;

  const start = () => {
    if (!text.trim() || over > 0) {
      setMissing(!text.trim());
      return;
    }
    if (contact.trim() && contact !== doubted && !looksReachable(contact)) {
      setDoubted(contact);
      return;
    }
    allowSound();
    chat.remember({ draft: "" });
    chat.send(text, { name: name.trim() || undefined, contact: contact.trim() || undefined });
  };
  const onKeyDown = useSubmitKey(start);

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <p class="lead">{settings.texts?.greeting ?? t("widget.greeting")}</p>
      <label class="field">
        <span>{t("widget.question")}</span>
        <textarea
          rows={4}
          value={text}
          aria-invalid={missing || undefined}
          aria-describedby={missing ? "question-missing" : undefined}
          onInput={(event) => {
            chat.remember({ draft: event.currentTarget.value });
            setMissing(false);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      {missing ? (
        <p id="question-missing" class="error" role="alert">
          {t("widget.needQuestion")}
        </p>
      ) : null}
      {over > 0 ? <p class="error">{t("widget.tooLong", { n: over })}</p> : null}
      {settings.preChat.askName ? (
        <label class="field">
          <span>{t("widget.name")}</span>
          <input autoComplete="name" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
      ) : null}
      {settings.preChat.askContact ? (
        <label class="field">
          <span>{t("widget.contact")}</span>
          <input
            autoComplete="email"
            value={contact}
            aria-describedby="contact-why"
            onInput={(event) => setContact(event.currentTarget.value)}
          />
          {doubted !== null && doubted === contact ? (
            <small id="contact-why" class="error" role="alert">
              {t("widget.contactDoubt")}
            </small>
          ) : (
            <small id="contact-why">{t("widget.contactWhy")}</small>
          )}
        </label>
      ) : null}
      <button type="submit" class="button">
        {t("widget.start")}
      </button>
      <PrivacyLine settings={settings} />
    </form>
  );
}

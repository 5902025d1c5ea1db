import type { WidgetSettings } from "@parley/api";
import { dateTime } from "@parley/i18n/time";
import { useState } from "preact/hooks";
import { looksReachable } from "./contact.ts";
import { useChat, useWidget } from "./context.ts";
import { PrivacyLine } from "./privacy-line.tsx";

const problems = {
  question: "widget.needQuestion",
  contact: "widget.needContact",
  doubt: "widget.contactDoubt",
} as const;

/** Outside the hours: a message and a way to answer it. */
export function ShutForm({ settings }: { settings: WidgetSettings }) {
  const { t, chat } = useWidget();
  const { memory } = useChat();
  const [contact, setContact] = useState("");
  const [problem, setProblem] = useState<keyof typeof problems | null>(null);
  const [doubted, setDoubted] = useState<string | null>(null);

  const leave = () => {
    const isDoubtful = contact !== doubted && !looksReachable(contact);
    const missing = !memory.draft.trim()
      ? "question"
      : !contact.trim()
        ? "contact"
        : isDoubtful
          ? "doubt"
          : null;
    if (missing === "doubt") setDoubted(contact);
    setProblem(missing);
    if (missing) return;
    const text = memory.draft;
    chat.remember({ draft: "" });
    chat.send(text, { contact: contact.trim() });
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <h2 class="lead">{t("widget.shut")}</h2>
      {settings.opensAt ? (
        <p>{t("widget.opensAt", { time: dateTime(settings.opensAt, t.language) })}</p>
      ) : null}
      <p>{settings.texts?.offline ?? t("widget.shutText")}</p>
      <label class="field">
        <span>{t("widget.question")}</span>
        <textarea
          rows={4}
          value={memory.draft}
          aria-invalid={problem === "question" || undefined}
          onInput={(event) => chat.remember({ draft: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t("widget.shutContact")}</span>
        <input
          autoComplete="email"
          value={contact}
          aria-invalid={problem === "contact" || undefined}
          onInput={(event) => setContact(event.currentTarget.value)}
        />
      </label>
      {problem ? (
        <p class="error" role="alert">
          {t(problems[problem])}
        </p>
      ) : null}
      <button type="submit" class="button">
        {t("widget.leave")}
      </button>
      <PrivacyLine settings={settings} />
    </form>
  );
}

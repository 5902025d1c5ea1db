import { useState } from "preact/hooks";
import { useWidget } from "./context.ts";

const scores = [1, 2, 3, 4, 5];

/** Five numbers with words at their ends, and a line for why. It may be skipped. */
export function Rating({ conversationId }: { conversationId: string }) {
  const { t, chat } = useWidget();
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState("");
  const [state, setState] = useState<"open" | "sending" | "failed" | "skipped">("open");
  if (state === "skipped") return null;

  const send = async () => {
    if (score === null || state === "sending") return;
    setState("sending");
    await chat.rate(conversationId, score, comment).catch(() => setState("failed"));
  };
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset>
        <legend>{t("widget.howWasIt")}</legend>
        <div class="scores">
          <span aria-hidden="true">{t("widget.scoreLow")}</span>
          {scores.map((each) => (
            <label key={each} class={score === each ? "score chosen" : "score"}>
              <input
                type="radio"
                name="score"
                value={each}
                checked={score === each}
                aria-label={t("widget.score", { n: each })}
                onChange={() => setScore(each)}
              />
              {each}
            </label>
          ))}
          <span aria-hidden="true">{t("widget.scoreHigh")}</span>
        </div>
      </fieldset>
      <label class="field">
        <span>{t("widget.comment")}</span>
        <textarea rows={2} value={comment} onInput={(event) => setComment(event.currentTarget.value)} />
      </label>
      {state === "failed" ? (
        <p class="error" role="alert">
          {t("widget.failed")}
        </p>
      ) : null}
      <div class="buttons">
        <button type="submit" class="button" aria-disabled={score === null}>
          {t("widget.sendRating")}
        </button>
        <button type="button" class="button plain" onClick={() => setState("skipped")}>
          {t("widget.skip")}
        </button>
      </div>
    </form>
  );
}

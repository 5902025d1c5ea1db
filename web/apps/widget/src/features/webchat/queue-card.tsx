import { duration } from "@parley/i18n/time";
import { useEffect, useState } from "preact/hooks";
import { useChat, useWidget } from "./context.ts";

const TICK_MS = 10_000;

/** The place in line, how old that is, what the centre says of the wait, and what to do meanwhile. */
export function QueueCard() {
  const { t } = useWidget();
  const { position, positionAt, toldWait } = useChat();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    // The stream tells the place; only its age moves by itself.
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (!position) return null;
  const age = positionAt === null ? 0 : now - positionAt;
  return (
    <section class="card" aria-label={t("widget.inLine")}>
      <h2>{t("widget.inLine")}</h2>
      <p class="strong">
        {position === 1 ? t("widget.next") : t("widget.position", { position, ahead: position - 1 })}
      </p>
      {/* Always there, so that what is said later is read out. */}
      <p role="status">{toldWait?.text}</p>
      <p class="quiet">{t("widget.typeAlready")}</p>
      {age >= 60_000 ? <p class="quiet">{t("widget.updated", { t: duration(age, t.language) })}</p> : null}
    </section>
  );
}

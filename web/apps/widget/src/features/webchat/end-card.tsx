import type { VisitorConversation } from "@parley/api";
import { useChat, useWidget } from "./context.ts";
import { Rating } from "./rating.tsx";
import { saveTranscript } from "./transcript.ts";

/** After the end: what was it like, the transcript, and the way to a new chat. */
export function EndCard({ conversation }: { conversation: VisitorConversation }) {
  const { t, chat } = useWidget();
  const { entries, settings, memory } = useChat();
  const asks = settings?.asksRating === true && memory.rated !== conversation.id;
  return (
    <section class="card" data-conversation={conversation.id}>
      <p class="strong">{t("widget.closed")}</p>
      {asks ? <Rating conversationId={conversation.id} /> : null}
      {memory.rated === conversation.id ? <p role="status">{t("widget.thanks")}</p> : null}
      <div class="buttons">
        <button type="button" class="button" onClick={() => chat.begin()}>
          {t("widget.newChat")}
        </button>
        <button type="button" class="button plain" onClick={() => saveTranscript(entries, t)}>
          {t("widget.transcript")}
        </button>
      </div>
    </section>
  );
}

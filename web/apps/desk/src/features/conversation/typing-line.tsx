import { useT } from "@parley/i18n/react";
import { useEffect, useState } from "react";
import { onLiveSnapshot } from "../../shared/live.ts";
import { useSession } from "../../shared/session.tsx";
import styles from "./typing-line.module.css";

/** A typing that nobody takes back is forgotten: the other side may have lost its connection. */
const FORGET_MS = 8_000;

/** Who types. Its line is always there, so that nothing jumps. */
export function TypingLine({ conversationId }: { conversationId: string }) {
  const t = useT();
  const { agentId } = useSession();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = onLiveSnapshot((snapshot) => {
      if (snapshot.kind !== "typing" || snapshot.conversationId !== conversationId) return;
      if (snapshot.author.kind === "agent" && snapshot.author.id === agentId) return;
      clearTimeout(timer);
      setName(snapshot.typing ? (snapshot.author.name ?? t("common.visitor")) : null);
      if (snapshot.typing) timer = setTimeout(() => setName(null), FORGET_MS);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [conversationId, agentId, t]);
  return <p className={styles.line}>{name ? t("conversation.typing", { name }) : ""}</p>;
}

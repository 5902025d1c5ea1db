import type { Conversation } from "@parley/api";
import { timeOfDay } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Button, chordLabel, IconButton, isMac, Menu, useAction } from "@parley/ui";
import { useRef, useSyncExternalStore } from "react";
import { drafts } from "../../shared/drafts.ts";
import { customerName } from "../../shared/name.ts";
import { usePreferences } from "../../shared/preferences.ts";
import styles from "./composer-bar.module.css";
import { attachFile } from "./conversation-actions.ts";

const emoji = ["🙂", "👍", "🙏", "🎉", "😅", "❤️", "✅", "📦", "🚚", "📞", "⏳", "👋"];

interface ComposerBarProps {
  mode: "reply" | "note";
  conversation: Conversation;
  length: number;
  canSend: boolean;
  onInsert: (text: string) => void;
  /** Absent where the channel takes no files. */
  onFiles: ((files: File[]) => void) | undefined;
  onSend: () => void;
  onSendAndClose: (() => void) | undefined;
}

export function ComposerBar(props: ComposerBarProps) {
  const { mode, conversation, length, canSend, onInsert, onFiles, onSend, onSendAndClose } = props;
  const t = useT();
  const { sendLiveWith } = usePreferences();
  const { maxLength } = conversation.capabilities;
  const sendKey = mode === "reply" && sendLiveWith === "enter" ? "Enter" : "Mod+Enter";
  const nearLimit = mode === "reply" && length > maxLength * 0.8;
  const words = { name: customerName(conversation.customer.name, t), channel: conversation.channelName };

  return (
    <div className={styles.bar}>
      <Menu
        label={t("composer.emoji")}
        button={(button) => <IconButton {...button} icon="smile" label={t("composer.emoji")} />}
        items={emoji.map((sign) => ({ id: sign, label: sign, onSelect: () => onInsert(sign) }))}
      />
      <AttachButton onFiles={onFiles} />
      {mode === "reply" ? (
        <IconButton icon="slash" label={t("composer.canned")} onClick={() => onInsert("/")} />
      ) : null}
      <SavedMark />
      {nearLimit ? (
        <span className={styles.length}>{t("composer.length", { used: length, max: maxLength })}</span>
      ) : null}
      <span className={styles.gap} />
      <Button
        tone="primary"
        icon={mode === "reply" ? "send" : "lock"}
        keyCap={chordLabel(sendKey, isMac)}
        aria-label={mode === "reply" ? t("composer.sendLabel", words) : t("composer.addNoteLabel")}
        aria-disabled={!canSend || undefined}
        className={styles.send}
        onClick={onSend}
      >
        {mode === "reply" ? t("composer.send") : t("composer.addNote")}
      </Button>
      {onSendAndClose && mode === "reply" ? (
        <Button
          className={styles.sendAndClose}
          keyCap={chordLabel("Mod+Shift+Enter", isMac)}
          onClick={onSendAndClose}
        >
          {t("composer.sendAndClose")}
        </Button>
      ) : null}
      {onSendAndClose && mode === "reply" ? (
        <span className={styles.more}>
          <Menu
            label={t("composer.more")}
            align="end"
            button={(button) => <IconButton {...button} icon="down" label={t("composer.more")} />}
            items={[
              {
                id: "close",
                label: t("composer.sendAndClose"),
                hint: chordLabel("Mod+Shift+Enter", isMac),
                onSelect: onSendAndClose,
              },
            ]}
          />
        </span>
      ) : null}
    </div>
  );
}

function AttachButton({ onFiles }: { onFiles: ((files: File[]) => void) | undefined }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  useAction(attachFile, { run: () => input.current?.click() }, onFiles !== undefined);
  return (
    <>
      <IconButton
        icon="clip"
        label={onFiles ? t("composer.attach") : t("composer.attachUnsupported")}
        aria-disabled={onFiles ? undefined : true}
        onClick={() => (onFiles ? input.current?.click() : undefined)}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles?.([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}

/** When the draft was last kept; it speaks up only when that failed. */
function SavedMark() {
  const t = useT();
  useSyncExternalStore(drafts.subscribe, drafts.version);
  if (drafts.failed) {
    return (
      <span className={styles.failed} role="alert">
        {t("composer.saveFailed")}
      </span>
    );
  }
  if (drafts.savedAt === null) return null;
  return (
    <span className={styles.saved}>
      {t("composer.savedAt", { time: timeOfDay(drafts.savedAt, t.language) })}
    </span>
  );
}

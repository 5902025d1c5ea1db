import { fileSize } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { cx, Icon, IconButton } from "@parley/ui";
import styles from "./attachment-chips.module.css";
import type { Attachment } from "./use-attachments.ts";

interface AttachmentChipsProps {
  files: readonly Attachment[];
  onRemove: (key: string) => void;
}

export function AttachmentChips({ files, onRemove }: AttachmentChipsProps) {
  const t = useT();
  if (files.length === 0) return null;
  return (
    <ul className={styles.chips}>
      {files.map(({ key, file, found, problem }) => (
        <li key={key} className={cx(styles.chip, problem !== null && styles.refused)}>
          <Icon name={problem === null ? "file" : "warn"} size={16} />
          <span className={styles.name}>{file.name}</span>
          <span className={styles.state}>
            {problem !== null
              ? t("timeline.notSent", { cause: problem || t("common.unreachable") })
              : found
                ? fileSize(file.size, t.language)
                : t("composer.uploading")}
          </span>
          <IconButton
            icon="close"
            label={`${t("common.remove")} ${file.name}`}
            onClick={() => onRemove(key)}
          />
        </li>
      ))}
    </ul>
  );
}

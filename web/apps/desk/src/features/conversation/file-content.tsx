import type { FileFacts } from "@parley/api";
import { fileSize } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Icon } from "@parley/ui";
import styles from "./file-content.module.css";

const MOST_PX = 280;
const pictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** A file of the timeline; the place of a picture is known before it is there, so nothing jumps. */
export function FileContent({ file, fileId }: { file: FileFacts; fileId: string }) {
  const t = useT();
  const address = `/api/v1/files/${fileId}`;
  if (pictures.has(file.mediaType) && file.width && file.height) {
    const scale = Math.min(1, MOST_PX / Math.max(file.width, file.height));
    return (
      <a href={address} target="_blank" rel="noopener noreferrer" className={styles.picture}>
        <img
          src={address}
          alt={file.name}
          loading="lazy"
          width={Math.round(file.width * scale)}
          height={Math.round(file.height * scale)}
        />
      </a>
    );
  }
  return (
    <span className={styles.file}>
      <Icon name="file" />
      <a href={address} download={file.name} aria-label={t("timeline.download", { name: file.name })}>
        {file.name}
      </a>
      <span className={styles.size}>{fileSize(file.size, t.language)}</span>
    </span>
  );
}

import type { FileFacts } from "@parley/api";
import { fileSize } from "@parley/i18n/time";
import { useEffect, useState } from "preact/hooks";
import { useObjectUrl } from "./attachments.tsx";
import { useWidget } from "./context.ts";
import { Icon } from "./icons.tsx";
import { saveBlob } from "./transcript.ts";

const MOST_PX = 220;
const pictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** A file in the conversation. It is fetched with the visitor's token, since an `img` cannot carry one. */
export function FileCard({ file, fileId }: { file: FileFacts; fileId: string }) {
  const { t, chat } = useWidget();
  const [blob, setBlob] = useState<Blob | null>(null);
  const [failed, setFailed] = useState(false);
  const address = useObjectUrl(blob);
  const isPicture = pictures.has(file.mediaType);

  const load = () => chat.file(fileId).then(setBlob, () => undefined);
  /** What is no picture is fetched when it is asked for, and kept at once. */
  const save = async () => {
    setFailed(false);
    try {
      const fetched = await chat.file(fileId);
      setBlob(fetched);
      saveBlob(fetched, file.name);
    } catch {
      setFailed(true);
    }
  };
  useEffect(() => {
    if (isPicture) void load();
  }, [fileId, isPicture]);

  if (isPicture && file.width && file.height) {
    const scale = Math.min(1, MOST_PX / Math.max(file.width, file.height));
    return (
      <a class="photo" href={address ?? undefined} download={file.name}>
        <img
          src={address ?? undefined}
          alt={file.name}
          width={file.width * scale}
          height={file.height * scale}
        />
      </a>
    );
  }
  return (
    <span class="file">
      <Icon name="file" />
      {address ? (
        <a href={address} download={file.name}>
          {file.name}
        </a>
      ) : (
        <button type="button" class="link" onClick={() => void save()}>
          {file.name}
        </button>
      )}
      <small role={failed ? "alert" : undefined}>
        {failed ? t("widget.failed") : fileSize(file.size, t.language)}
      </small>
    </span>
  );
}

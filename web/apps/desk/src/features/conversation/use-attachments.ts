import { idempotencyKey, Problem, type StoredFile } from "@parley/api";
import { useCallback, useRef, useState } from "react";
import { api } from "../../shared/api.ts";

export interface Attachment {
  key: string;
  file: File;
  stored: StoredFile | null;
  /** Why it was refused; empty where the line was cut. */
  problem: string | null;
}

/** Files that go with the next message. They are sent when they are chosen, so that the message itself is quick. */
export function useAttachments(conversationId: string) {
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const keys = useRef(new Set<string>());
  const change = useCallback((key: string, part: Partial<Attachment>) => {
    setFiles((known) => known.map((each) => (each.key === key ? { ...each, ...part } : each)));
  }, []);

  const add = useCallback(
    async (file: File) => {
      const key = idempotencyKey();
      keys.current.add(key);
      setFiles((known) => [...known, { key, file, stored: null, problem: null }]);
      try {
        change(key, { stored: await api.upload(conversationId, file, key) });
      } catch (error) {
        change(key, { problem: error instanceof Problem ? error.message : "" });
      }
    },
    [conversationId, change],
  );
  return {
    files,
    add,
    remove: (key: string) => setFiles((known) => known.filter((each) => each.key !== key)),
    clear: () => setFiles((known) => known.filter((each) => each.problem !== null)),
    uploading: files.some((each) => each.stored === null && each.problem === null),
    ready: files.flatMap((each) => (each.stored ? [each.stored] : [])),
  };
}

import { idempotencyKey, Problem, type StoredFile } from "@parley/api";
import type { Attachment } from "./chat-state.ts";

export function newAttachment(file: File): Attachment {
  return { key: idempotencyKey(), name: file.name, size: file.size, file, fileId: null, problem: null };
}

/** What became of a chosen file: the server's id, or why not. */
export async function sendFile(upload: () => Promise<StoredFile>): Promise<Partial<Attachment>> {
  try {
    return { fileId: (await upload()).id };
  } catch (error) {
    return { problem: error instanceof Problem ? error.message : "" };
  }
}

export function changed(
  attachments: readonly Attachment[],
  key: string,
  change: Partial<Attachment>,
): Attachment[] {
  return attachments.map((each) => (each.key === key ? { ...each, ...change } : each));
}

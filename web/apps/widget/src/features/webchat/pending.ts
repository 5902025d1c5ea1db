import type { PendingMessage } from "./storage.ts";

/** A message on its way, as the server takes it. */
export function message({ text, name, contact, files }: PendingMessage) {
  const fileIds = files && files.length > 0 ? files.map((file) => file.id) : undefined;
  return { text, name, contact, fileIds };
}

export function marked(pending: readonly PendingMessage[], key: string, failed: boolean): PendingMessage[] {
  return pending.map((row) => (row.key === key ? { ...row, failed } : row));
}

export function firstUnsent(pending: readonly PendingMessage[]): PendingMessage | undefined {
  return pending.find((row) => !row.failed);
}

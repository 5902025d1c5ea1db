export interface Trigger {
  kind: "canned" | "mention";
  /** Where the sign stands. */
  from: number;
  query: string;
}

/**
 * The list that the caret asks for. `/` (which Chinese punctuation turns into `、`) opens canned
 * replies at the start of a line; `@`, also full-width, mentions a colleague in a note.
 */
export function triggerAt(text: string, caret: number, mode: "reply" | "note"): Trigger | null {
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  const lineStart = caret - line.length;
  const canned = /^[/、／]([^\s/、／]{0,40})$/u.exec(line);
  if (canned && mode === "reply") return { kind: "canned", from: lineStart, query: canned[1] ?? "" };
  const mention = /(?:^|[\s，。：；（])[@＠]([^\s@＠]{0,40})$/u.exec(line);
  if (mention && mode === "note") {
    const query = mention[1] ?? "";
    return { kind: "mention", from: caret - query.length - 1, query };
  }
  return null;
}

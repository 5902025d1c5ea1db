/** Places of a canned reply that no variable could fill: `[▯order no.▯]`. Nothing is sent while one is left. */
export function missingPlaceholders(text: string): string[] {
  return Array.from(text.matchAll(/\[▯([^▯]*)▯\]/g), (match) => match[1] ?? "");
}

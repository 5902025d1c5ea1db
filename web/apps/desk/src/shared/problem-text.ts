import { Problem } from "@parley/api";
import type { DeskTranslator } from "@parley/i18n/desk";

/** The sentence for a failed request: the server's own words, or that it could not be reached. */
export function problemText(error: unknown, t: DeskTranslator): string {
  return error instanceof Problem ? error.message : t("common.unreachable");
}

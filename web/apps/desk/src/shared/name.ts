import type { DeskTranslator } from "@parley/i18n/desk";

/** A customer's name, or the word for somebody who has not said it. */
export function customerName(name: string | null, t: DeskTranslator): string {
  return name ?? t("common.visitor");
}

import { timeOfDay } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Banner, Button } from "@parley/ui";
import { draftSync, useDraftOffer } from "../../shared/draft-sync.ts";

/** Another device has a newer draft: the person chooses, nothing is overwritten before. */
export function DraftOffer({ conversationId, mode }: { conversationId: string; mode: "reply" | "note" }) {
  const t = useT();
  const offer = useDraftOffer(conversationId, mode);
  if (!offer) return null;
  return (
    <Banner
      tone="info"
      action={
        <>
          <Button onClick={() => draftSync.take(offer)}>{t("composer.draftUse")}</Button>
          <Button onClick={() => draftSync.keepMine(offer)}>{t("composer.draftKeep")}</Button>
        </>
      }
    >
      {t("composer.draftNewer", { time: timeOfDay(offer.savedAt, t.language) })}
    </Banner>
  );
}

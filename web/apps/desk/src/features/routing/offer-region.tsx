import { useT } from "@parley/i18n/react";
import { useAction } from "@parley/ui";
import { accept, decline } from "./offer-actions.ts";
import { OfferCard } from "./offer-card.tsx";
import styles from "./offer-region.module.css";
import { useAttention } from "./use-attention.ts";
import { useOffers } from "./use-offers.ts";

const SHOWN = 3;

interface OfferRegionProps {
  openId: string | null;
  onOpen: (conversationId: string) => void;
}

/** Where offers dock: first in the list, never over anything, never taking the focus. */
export function OfferRegion({ openId, onOpen }: OfferRegionProps) {
  const t = useT();
  const { offers, acceptingId, accept: take, decline: pass } = useOffers(openId, onOpen);
  const first = offers[0];
  useAction(accept, { run: () => take(first) }, first !== undefined);
  useAction(decline, { run: () => pass(first) }, first !== undefined);
  useAttention(offers);

  return (
    <section className={styles.region} aria-label={t("offer.region")}>
      {offers.slice(0, SHOWN).map((item, index) => (
        <OfferCard
          key={item.offer?.id ?? item.id}
          item={item}
          first={index === 0}
          busy={acceptingId === item.id}
          onAccept={() => take(item)}
          onDecline={() => pass(item)}
        />
      ))}
      {offers.length > SHOWN ? (
        <p className={styles.more}>{t("offer.more", { n: offers.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}

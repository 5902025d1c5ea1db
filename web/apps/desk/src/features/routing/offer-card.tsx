import type { WorkItem } from "@parley/api";
import { clock, duration, langOf } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { announce, Button, Clock, Icon } from "@parley/ui";
import { useCallback, useEffect, useRef } from "react";
import { ActionButton, keyLabel } from "../../shared/action.tsx";
import { channelIcon } from "../../shared/channel-icon.ts";
import { serverNow } from "../../shared/live.ts";
import { customerName } from "../../shared/name.ts";
import { accept, decline } from "./offer-actions.ts";
import styles from "./offer-card.module.css";
import { reasonSentence } from "./reasons.ts";

const LAST_SECONDS = 5;

interface OfferCardProps {
  item: WorkItem;
  /** The first card carries the shortcuts. */
  first: boolean;
  busy: boolean;
  onAccept: () => void;
  onDecline: () => void;
}

/** One offer. The number is the server's deadline less the server's clock, never a timer of this page. */
export function OfferCard({ item, first, busy, onAccept, onDecline }: OfferCardProps) {
  const t = useT();
  const name = customerName(item.title, t);
  const offer = item.offer;
  const deadline = offer ? Date.parse(offer.deadline) : 0;
  const queuedAt = Date.parse(item.queuedAt);
  const warned = useRef(false);

  const left = useCallback(() => Math.max(0, Math.ceil((deadline - serverNow()) / 1000)), [deadline]);
  const leftText = useCallback(() => {
    const seconds = left();
    if (seconds <= LAST_SECONDS && seconds > 0 && !warned.current) {
      warned.current = true;
      announce(t("offer.fiveLeft", { name }), "assertive");
    }
    return t("offer.secondsLeft", { n: seconds });
  }, [left, t, name]);
  const waited = useCallback(() => t("offer.waited", { t: clock(serverNow() - queuedAt) }), [queuedAt, t]);

  useEffect(() => {
    announce(
      t("offer.announce", {
        name,
        queue: item.queue,
        t: duration(serverNow() - queuedAt, t.language),
        key: keyLabel(accept),
      }),
      "assertive",
    );
  }, [name, item.queue, queuedAt, t]);

  const language = item.language
    ? new Intl.DisplayNames(t.language, { type: "language" }).of(item.language)
    : null;
  return (
    <article className={styles.card} aria-label={`${t("offer.title")}: ${name}`} data-work={item.id}>
      <header className={styles.head}>
        <Icon name={channelIcon(item.tempo)} size={16} />
        <span className={styles.channel}>{item.channelName}</span>
        <Clock
          className={styles.left}
          text={leftText}
          level={() => (left() <= LAST_SECONDS ? "last" : "running")}
        />
      </header>
      <h2 className={styles.name} lang={langOf(name, item.language)}>
        {name}
      </h2>
      {item.tier === 0 ? <p className={styles.emergency}>{t("offer.emergency")}</p> : null}
      <p className={styles.preview} lang={langOf(item.preview ?? "", item.language)}>
        {item.preview ?? t("offer.noText")}
      </p>
      <p className={styles.fact}>
        {item.queue} · <Clock text={waited} />
        {language ? <> · {language}</> : null}
      </p>
      {offer ? (
        <p className={styles.fact}>{t("offer.whyYou", { reason: reasonSentence(offer, t) })}</p>
      ) : null}
      <div className={styles.buttons}>
        {first ? (
          <>
            <ActionButton
              action={accept}
              label={busy ? t("offer.connecting") : t("offer.accept")}
              tone="primary"
              busy={busy}
            />
            <ActionButton action={decline} label={t("offer.decline")} />
          </>
        ) : (
          <>
            <Button tone="primary" onClick={onAccept}>
              {t("offer.accept")}
            </Button>
            <Button onClick={onDecline}>{t("offer.decline")}</Button>
          </>
        )}
      </div>
    </article>
  );
}

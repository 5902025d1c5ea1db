import type { WorkItem } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { onTick } from "@parley/ui";
import { useEffect } from "react";
import { serverNow } from "../../shared/live.ts";
import { customerName } from "../../shared/name.ts";
import { showTitle } from "../../shared/page-title.ts";
import { usePreferences } from "../../shared/preferences.ts";
import { ring } from "../../shared/sound.ts";

/** An offer is heard, stands in the title of the tab, and knocks on the desktop while the page is out of sight. */
export function useAttention(offers: readonly WorkItem[]): void {
  const t = useT();
  const { soundOffer, notify, notifyText } = usePreferences();
  const first = offers[0];
  const name = first ? customerName(first.title, t) : undefined;
  const deadline = first?.offer ? Date.parse(first.offer.deadline) : null;
  const offerId = first?.offer?.id;
  const text = first?.preview;

  useEffect(() => {
    if (!soundOffer || !offerId || !ringsHere()) return;
    ring(true);
    return () => ring(false);
  }, [soundOffer, offerId]);

  useEffect(() => {
    if (deadline === null || !name) {
      showTitle();
      return;
    }
    const update = () => {
      const left = Math.max(0, Math.ceil((deadline - serverNow()) / 1000));
      document.title = `▶ ${t("offer.title")} ${t("offer.secondsLeft", { n: left })} – ${name}`;
    };
    update();
    const end = onTick(update);
    return () => {
      end();
      showTitle();
    };
  }, [deadline, name, t]);

  useEffect(() => {
    if (!notify || !offerId || !name || !globalThis.Notification || Notification.permission !== "granted")
      return;
    if (document.visibilityState === "visible" && document.hasFocus()) return;
    const notice = new Notification(`${t("offer.title")} – ${name}`, {
      body: notifyText ? (text ?? "") : "",
      tag: offerId,
    });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return () => notice.close();
  }, [notify, notifyText, offerId, name, text, t]);
}

let holdsRing = !globalThis.navigator?.locks;

/** Of several tabs one rings: whoever holds the lock, for as long as it lives. */
function ringsHere(): boolean {
  return holdsRing;
}

void globalThis.navigator?.locks?.request("parley.ring", () => {
  holdsRing = true;
  return new Promise(() => undefined);
});

import type { Entry } from "@parley/api";
import type { PlainKey } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { Icon, type IconName } from "@parley/ui";

const marks: Record<
  "pending" | "sent" | "delivered" | "seen" | "failed",
  { icon: IconName; name: PlainKey }
> = {
  pending: { icon: "clock", name: "timeline.onItsWay" },
  sent: { icon: "check", name: "timeline.sent" },
  delivered: { icon: "checks", name: "timeline.delivered" },
  seen: { icon: "eye", name: "timeline.seen" },
  failed: { icon: "warn", name: "timeline.onItsWay" },
};

const causes: Record<string, PlainKey> = {
  gone: "delivery.gone",
  "no-webhook": "delivery.noWebhook",
  "no-webhook-secret": "delivery.noWebhook",
  "files-not-taken": "delivery.filesNotTaken",
  "channel-off": "delivery.channelOff",
};

/** Why it has not reached the customer, in words; null while there is nothing to say. */
export function useUndelivered({ delivery }: Entry): string | null {
  const t = useT();
  if (delivery?.state !== "failed") return null;
  const code = delivery.reason ?? "";
  const known = causes[code];
  return t("timeline.undelivered", { cause: known ? t(known) : t("delivery.other", { code }) });
}

/** How far one of our words has come on its way to the customer. */
export function DeliveryMark({ entry, seen }: { entry: Entry; seen: boolean }) {
  const t = useT();
  const undelivered = useUndelivered(entry);
  const { icon, name } = marks[seen ? "seen" : (entry.delivery?.state ?? "sent")];
  const label = undelivered ?? t(name);
  return (
    <span title={label}>
      <Icon name={icon} size={14} label={label} />
    </span>
  );
}

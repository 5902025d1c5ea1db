import type { PresenceState } from "@parley/api";
import type { PlainKey } from "@parley/i18n/desk";

/** What each presence is called. */
export const presenceWords: Record<PresenceState, PlainKey> = {
  available: "presence.available",
  busy: "presence.busy",
  break: "presence.break",
  meal: "presence.meal",
  meeting: "presence.meeting",
  training: "presence.training",
  away: "presence.away",
  offline: "presence.offline",
};

import type { Tempo } from "@parley/api";
import type { IconName } from "@parley/ui";

/** The sign of a piece of work follows from its tempo; channels themselves have names, not pictures known to the desk. */
export function channelIcon(tempo: Tempo): IconName {
  return tempo === "REAL_TIME" ? "phone" : tempo === "LIVE_TEXT" ? "chat" : "mail";
}

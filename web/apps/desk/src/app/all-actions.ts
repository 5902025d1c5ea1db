import * as conversation from "../features/conversation/conversation-actions.ts";
import * as presence from "../features/presence/presence-actions.ts";
import * as offers from "../features/routing/offer-actions.ts";
import * as work from "../features/routing/work-actions.ts";
import type { DeskAction } from "../shared/action.tsx";
import * as app from "./app-actions.ts";

/** Every action that may have a key, in the order in which people look for them. */
export const allActions: readonly DeskAction[] = [offers, work, conversation, presence, app].flatMap(
  (actions) => Object.values<DeskAction>(actions),
);

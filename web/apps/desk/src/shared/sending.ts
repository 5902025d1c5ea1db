import { api } from "./api.ts";
import { applyEntry } from "./apply-live.ts";
import { onCaughtUp } from "./live.ts";
import { Outbox, outboxStore } from "./outbox.ts";
import { queryClient } from "./queries.ts";

/** The outbox of this page. */
export const outbox = new Outbox({
  send: api.send,
  delivered: (entry) => applyEntry(queryClient, entry),
  store: outboxStore(),
});

onCaughtUp(() => outbox.flush());

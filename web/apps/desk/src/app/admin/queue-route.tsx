import { QueueForm } from "../../features/routing/queue-pages.tsx";
import { QueueStrategy } from "../../features/strategies/queue-strategy.tsx";

/** A queue, and beside it by which strategy it is served. */
export function QueueRoute() {
  return <QueueForm aside={(queueId) => <QueueStrategy queueId={queueId} />} />;
}

import { QueueEstimates } from "../../features/estimates/queue-estimates.tsx";
import { QueueForm } from "../../features/routing/queue-pages.tsx";
import { QueueStrategy } from "../../features/strategies/queue-strategy.tsx";

/** A queue, and beside it by which strategy it is served and what is said of the wait in it. */
export function QueueRoute() {
  return (
    <QueueForm
      aside={(queueId) => (
        <>
          <QueueStrategy queueId={queueId} />
          <QueueEstimates queueId={queueId} />
        </>
      )}
    />
  );
}

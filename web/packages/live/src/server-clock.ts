/**
 * The server's time as this page can know it. Deadlines are compared with it, never with the local
 * clock: a laptop that is two minutes off would otherwise see every offer as already expired.
 */
export class ServerClock {
  #offset = 0;
  #known = false;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** A ping travels one way, so its stamp is at most late: the largest offset seen is the best estimate. */
  observe(at: string): void {
    const stamp = Date.parse(at);
    if (Number.isNaN(stamp)) return;
    const offset = stamp - this.#now();
    // A jump backwards of more than two seconds means that the local clock was set, not that the network was slow.
    if (!this.#known || offset > this.#offset || this.#offset - offset > 2_000) this.#offset = offset;
    this.#known = true;
  }

  now(): number {
    return this.#now() + this.#offset;
  }
}

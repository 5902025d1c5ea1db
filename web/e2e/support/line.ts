import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket, connect as tcp } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

interface Pair {
  near: Socket;
  far: Socket;
  dead: boolean;
  isStream: boolean;
}

/**
 * The network between a browser and the product: a TCP proxy whose line can be frozen, cut, slowed,
 * or left half-open.
 */
export class Line {
  private readonly server: Server;
  private readonly pairs = new Set<Pair>();
  private port = 0;
  private isFrozen = false;
  private isCut = false;
  private slowBy = 0;

  private constructor(private readonly target: URL) {
    this.server = createServer((near) => this.join(near));
  }

  static async to(url: string): Promise<Line> {
    const line = new Line(new URL(url));
    line.server.listen(0, "127.0.0.1");
    await once(line.server, "listening");
    line.port = (line.server.address() as AddressInfo).port;
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Nothing passes any more, and nobody is told. */
  freeze(): void {
    this.isFrozen = true;
    for (const pair of this.pairs) this.hold(pair);
  }

  /** Every connection is reset and no new one comes about. */
  cut(): void {
    this.isCut = true;
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
    this.pairs.clear();
  }

  /** The network is as it was. */
  mend(): void {
    this.isCut = false;
    this.isFrozen = false;
    this.slowBy = 0;
    for (const pair of this.pairs) {
      if (pair.dead) continue;
      pair.near.resume();
      pair.far.resume();
    }
  }

  /** Streams stay open and lead nowhere, as when a router forgets them; what comes anew works. */
  forgetStreams(): void {
    for (const pair of this.pairs) {
      if (!pair.isStream) continue;
      pair.dead = true;
      pair.far.resetAndDestroy();
    }
  }

  /** Everything takes this much longer, each way. */
  slow(ms: number): void {
    this.slowBy = ms;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }

  private join(near: Socket): void {
    if (this.isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = tcp(Number(this.target.port), this.target.hostname);
    const pair: Pair = { near, far, dead: false, isStream: false };
    this.pairs.add(pair);
    this.carry(pair, near, far);
    this.carry(pair, far, near);
    if (this.isFrozen) this.hold(pair);
  }

  private hold({ near, far }: Pair): void {
    near.pause();
    far.pause();
  }

  private carry(pair: Pair, from: Socket, to: Socket): void {
    let order = Promise.resolve();
    from.on("data", (bytes: Buffer) => {
      // what was sent into a forgotten connection is gone
      if (pair.dead) return;
      pair.isStream ||= from === pair.near && /^upgrade: websocket/im.test(bytes.toString("latin1"));
      const { slowBy } = this;
      order = order.then(async () => {
        if (slowBy > 0) await pause(slowBy);
        if (!to.destroyed) to.write(bytes);
      });
    });
    from.on("error", () => {});
    from.on("close", () => {
      if (pair.dead && from === pair.far) return;
      this.pairs.delete(pair);
      void order.then(() => to.destroy());
    });
  }
}

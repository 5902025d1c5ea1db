import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LiveConnection, type SocketLike } from "./connection.ts";

class FakeSocket implements SocketLike {
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  readonly sent: { type: string; [key: string]: unknown }[] = [];
  closed = false;

  send(data: string): void {
    this.sent.push(JSON.parse(data) as { type: string });
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.onopen?.(undefined as never);
  }
  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  cut(): void {
    this.onclose?.({ code: 1006 });
  }
}

describe("the live connection", () => {
  const sockets: FakeSocket[] = [];
  const events: string[] = [];
  const caughtUp: boolean[] = [];
  let connection: LiveConnection<string, never>;
  const latest = () => sockets.at(-1) as FakeSocket;

  beforeEach(() => {
    vi.useFakeTimers();
    sockets.length = events.length = caughtUp.length = 0;
    connection = new LiveConnection<string, never>({
      url: () => "ws://here",
      token: () => "t",
      random: () => 1,
      openSocket: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      },
      onEvent: (event) => events.push(event),
      onCaughtUp: (fresh) => caughtUp.push(fresh),
    });
    connection.start();
  });
  afterEach(() => {
    connection.stop();
    vi.useRealTimers();
  });

  const catchUp = () => {
    latest().open();
    latest().say({ type: "caught-up", cursor: "7" });
  };

  test("begins without a cursor and asks for the state once it has caught up", () => {
    latest().open();
    expect(latest().sent).toEqual([{ type: "hello", cursor: null, token: "t" }]);
    expect(connection.status.state).toBe("catching-up");
    latest().say({ type: "caught-up", cursor: "7" });
    expect(caughtUp).toEqual([true]);
    expect(connection.status).toEqual({ state: "live", downSince: null });
  });

  test("comes back with the cursor of the last entry and needs no new state", () => {
    catchUp();
    latest().say({ type: "entry", cursor: "9", event: "a" });
    latest().cut();
    expect(connection.status.state).toBe("connecting");
    vi.advanceTimersByTime(400);
    latest().open();
    expect(latest().sent[0]).toMatchObject({ cursor: "9" });
    latest().say({ type: "entry", cursor: "10", event: "b" });
    latest().say({ type: "caught-up", cursor: "10" });
    expect(events).toEqual(["a", "b"]);
    expect(caughtUp).toEqual([true, false]);
  });

  test("loads the state again after a reset", () => {
    catchUp();
    latest().cut();
    vi.advanceTimersByTime(400);
    latest().open();
    latest().say({ type: "reset" });
    latest().say({ type: "caught-up", cursor: "1" });
    expect(caughtUp).toEqual([true, true]);
  });

  test("takes fifteen silent seconds for a cut", () => {
    catchUp();
    vi.advanceTimersByTime(10_000);
    latest().say({ type: "ping", at: "2026-01-01T00:00:00Z" });
    expect(latest().sent.at(-1)).toEqual({ type: "pong" });
    vi.advanceTimersByTime(14_999);
    expect(sockets).toHaveLength(1);
    const silent = latest();
    vi.advanceTimersByTime(401);
    expect(silent.closed).toBe(true);
    expect(sockets).toHaveLength(2);
  });

  test("waits longer after each failure, up to eight seconds", () => {
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const before = Date.now();
      const count = sockets.length;
      latest().cut();
      while (sockets.length === count) vi.advanceTimersByTime(100);
      pauses.push(Date.now() - before);
    }
    expect(pauses).toEqual([400, 800, 1600, 3200, 6400, 8000, 8000]);
  });

  test("comes back when the stopping server has said it may", () => {
    catchUp();
    latest().say({ type: "reconnect", afterMs: 2000 });
    latest().cut();
    vi.advanceTimersByTime(2999);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
  });

  test("asks again to watch what was watched", () => {
    catchUp();
    const end = connection.watch("c1");
    connection.watch("c1");
    expect(latest().sent.filter((frame) => frame.type === "watch")).toHaveLength(1);
    latest().cut();
    vi.advanceTimersByTime(400);
    latest().open();
    expect(latest().sent).toContainEqual({ type: "watch", conversationId: "c1" });
    end();
    expect(latest().sent.filter((frame) => frame.type === "unwatch")).toHaveLength(0);
  });

  test("does not come back after it was stopped", () => {
    catchUp();
    connection.stop();
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
  });
});

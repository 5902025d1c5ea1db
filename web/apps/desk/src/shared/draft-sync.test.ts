import { Problem, type StoredDraft } from "@parley/api";
import { expect, test, vi } from "vitest";
import { memoryStore } from "./browser-store.ts";
import { type DraftPorts, DraftSync } from "./draft-sync.ts";
import { Drafts } from "./drafts.ts";

/** The server's table, with its one rule. */
class Server {
  row: StoredDraft | null = null;
  saves = 0;

  ports(): DraftPorts {
    return {
      list: async () => ({ items: this.row ? [{ ...this.row, text: "" }] : [] }),
      get: async () => this.row ?? Promise.reject(new Problem(404, { code: "not-found" })),
      save: async (conversationId, mode, text, version) => {
        this.saves++;
        if (this.row && this.row.version !== version) throw new Problem(409, { code: "draft-changed" });
        this.row = { conversationId, mode, text, version: version + 1, savedAt: "2026-11-21T14:03:00Z" };
        return this.row;
      },
      remove: async (_conversation, _mode, version) => {
        if (this.row && this.row.version <= version) this.row = null;
      },
    };
  }
}

async function device(server: Server) {
  const drafts = new Drafts(memoryStore());
  const sync = new DraftSync(drafts, server.ports());
  await drafts.open("p");
  await sync.open();
  return { drafts, sync };
}

test("is on the server a second after the last key, once, and gone when emptied", async () => {
  vi.useFakeTimers();
  const server = new Server();
  const { drafts } = await device(server);
  for (let letters = 1; letters <= 4; letters++) {
    drafts.set("c", "reply", "x".repeat(letters));
    await vi.advanceTimersByTimeAsync(600);
  }
  expect(server.saves).toBe(0);
  await vi.advanceTimersByTimeAsync(500);
  expect(server.row?.text).toBe("xxxx");
  expect(server.saves).toBe(1);
  drafts.set("c", "reply", "");
  await vi.advanceTimersByTimeAsync(1100);
  expect(server.row).toBeNull();
  vi.useRealTimers();
});

test("an empty device takes the draft over; one with other words is asked", async () => {
  vi.useFakeTimers();
  const server = new Server();
  const first = await device(server);
  first.drafts.set("c", "reply", "from the office");
  await vi.advanceTimersByTimeAsync(1100);

  const second = await device(server);
  expect(second.drafts.text("c", "reply")).toBe("from the office");
  second.drafts.set("c", "reply", "from home");
  await vi.advanceTimersByTimeAsync(1100);

  first.drafts.set("c", "reply", "from the office, more");
  await vi.advanceTimersByTimeAsync(1100);
  const offer = first.sync.offer("c", "reply");
  expect(offer?.text).toBe("from home");
  expect(first.drafts.text("c", "reply")).toBe("from the office, more");
  expect(server.row?.text).toBe("from home");

  if (offer) first.sync.keepMine(offer);
  await vi.advanceTimersByTimeAsync(1);
  expect(server.row?.text).toBe("from the office, more");
  expect(first.sync.offer("c", "reply")).toBeNull();

  await second.sync.check("c", "reply");
  const newer = second.sync.offer("c", "reply");
  if (newer) second.sync.take(newer);
  expect(second.drafts.text("c", "reply")).toBe("from the office, more");
  vi.useRealTimers();
});

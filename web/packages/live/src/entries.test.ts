import { expect, test } from "vitest";
import { mergeEntries } from "./entries.ts";
import { ServerClock } from "./server-clock.ts";

const entry = (seq: number, text = "") => ({ id: `e${seq}`, seq, text });

test("keeps each entry once, in the order of its number", () => {
  const merged = mergeEntries([entry(1), entry(3)], [entry(2), entry(3, "later"), entry(4)]);
  expect(merged.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(merged[2]?.text).toBe("later");
});

test("leaves a timeline alone where nothing arrives", () => {
  const known = [entry(1)];
  expect(mergeEntries(known, [])).toBe(known);
  expect(mergeEntries(known, [entry(1)])).toHaveLength(1);
});

test("believes the quickest ping about the server's clock", () => {
  let local = 1_000_000;
  const clock = new ServerClock(() => local);
  clock.observe(new Date(1_000_000 + 60_000 - 300).toISOString());
  clock.observe(new Date(1_000_000 + 60_000 - 20).toISOString());
  clock.observe(new Date(1_000_000 + 60_000 - 900).toISOString());
  expect(clock.now()).toBe(1_000_000 + 60_000 - 20);
  local += 120_000;
  clock.observe(new Date(1_000_000 + 61_000).toISOString());
  expect(clock.now()).toBe(1_000_000 + 61_000);
});

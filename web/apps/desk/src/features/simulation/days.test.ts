import { expect, test } from "vitest";
import { yesterday } from "./days.ts";

test("yesterday is what lies behind where the centre is", () => {
  const now = Date.parse("2026-03-01T17:30:00Z");
  expect(yesterday("UTC", now)).toBe("2026-02-28");
  expect(yesterday("Asia/Shanghai", now)).toBe("2026-03-01");
  expect(yesterday("America/Los_Angeles", Date.parse("2026-03-01T05:00:00Z"))).toBe("2026-02-27");
});

import { expect, test } from "vitest";
import { identityName, tellingIdentities } from "./identities.ts";

const known = (kind: string, value: string) => ({
  kind,
  value,
  isVerified: true,
  since: "2026-09-01T08:00:00Z",
});

test("shows nobody an id by which only the product knows a visitor", () => {
  const shown = tellingIdentities([
    known("browser", "01988f0a-7c1d-7e57-a2f6-3f1f1f8b2c11"),
    known("email", "li@example.com"),
    known("user:01988f0a-7c1d-7e57-a2f6-3f1f1f8b2c11", "customer-4711"),
  ]);
  expect(shown.map(({ value }) => value)).toEqual(["li@example.com", "customer-4711"]);
});

test("calls each kind by a name, and one that it does not know by a common one", () => {
  expect(identityName("email")).toBe("customer.email");
  expect(identityName("user:01988f0a")).toBe("customer.user");
  expect(identityName("loyalty-card")).toBe("customer.otherIdentity");
});

import type { CustomerIdentity } from "@parley/api";
import type { PlainKey } from "@parley/i18n/desk";

const names: Readonly<Record<string, PlainKey>> = {
  email: "customer.email",
  phone: "customer.phone",
  user: "customer.user",
};
const TECHNICAL = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What tells people something: ids by which only the product knows somebody are left out. */
export function tellingIdentities(identities: readonly CustomerIdentity[]): readonly CustomerIdentity[] {
  return identities.filter(({ value }) => !TECHNICAL.test(value));
}

/** A kind may name its source behind a colon, which is an id as well. */
export function identityName(kind: string): PlainKey {
  return names[kind.split(":")[0] ?? kind] ?? "customer.otherIdentity";
}

import type { Schemas } from "./types.ts";

/** A customer as staff see them. */
export type Customer = Schemas["CustomerView"];
/** One way in which a customer is known: proved by a channel or a signature, or only said. */
export type CustomerIdentity = Schemas["Known"];
export type CustomerProfile = Required<Schemas["ProfileForm"]>;
/** A page that a customer looked at. */
export type PageView = Schemas["PageView"];
/** Where a customer is, newest page first. */
export type Whereabouts = Schemas["Whereabouts"];

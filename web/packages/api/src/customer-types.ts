/** A customer as staff see them. */
export interface Customer {
  id: string;
  name: string | null;
  language: string;
  note: string | null;
  identities: CustomerIdentity[];
  block: { until: string; reason: string | null; by: string | null } | null;
  createdAt: string;
  changedAt: string | null;
  changedBy: string | null;
}

/** One way in which a customer is known. */
export interface CustomerIdentity {
  kind: string;
  value: string;
  /** Proved by a channel or a signature; else only said by the customer. */
  isVerified: boolean;
  since: string;
}

export interface CustomerProfile {
  name: string | null;
  language: string;
  note: string | null;
}

/** A page that a customer looked at. */
export interface PageView {
  url: string | null;
  title: string | null;
  at: string;
}

export interface Whereabouts {
  /** Null where that cannot be known. */
  lastSeenAt: string | null;
  /** Newest first. */
  pages: PageView[];
}

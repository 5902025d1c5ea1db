/** The pages of the administration, lists and new forms. */
export const adminPlaces = [
  "/admin/routing/queues",
  "/admin/routing/queues/new",
  "/admin/routing/triage",
  "/admin/routing/strategies",
  "/admin/routing/strategies/new",
  "/admin/routing/simulations",
  "/admin/routing/simulations/new",
  "/admin/routing/balance",
  "/admin/routing/balance/new",
  "/admin/routing/rules",
  "/admin/routing/moves",
  "/admin/routing/moves/new",
  "/admin/routing/skills",
  "/admin/routing/skills/new",
  "/admin/routing/hours",
  "/admin/routing/hours/new",
  "/admin/people/staff",
  "/admin/people/staff/new",
  "/admin/people/teams",
  "/admin/people/teams/new",
  "/admin/people/limits",
  "/admin/people/limits/new",
  "/admin/channels",
  "/admin/channels/new",
  "/admin/content/canned",
  "/admin/content/canned/new",
  "/admin/content/wrapup",
  "/admin/content/wrapup/new",
  "/admin/system/settings",
  "/admin/system/tokens",
  "/admin/system/tokens/new",
  "/admin/system/jobs",
  "/admin/system/audit",
  "/reports",
  "/reports?by=agent",
] as const;

/** What those who steer have beside. */
export const teamPlaces = ["/team", "/team/moves", "/team/care"] as const;

/** What everybody has for themselves. */
export const ownPlaces = ["/me", "/me/account", "/me/devices", "/reports"] as const;

import type { AdminKey } from "@parley/i18n/admin";

export interface AdminPlace {
  path: string;
  name: AdminKey;
}

/** The pages of the administration, in the order of its navigation. */
export const adminPlaces: readonly { group: AdminKey; places: readonly AdminPlace[] }[] = [
  {
    group: "admin.routing",
    places: [
      { path: "routing/queues", name: "queues.title" },
      { path: "routing/triage", name: "triage.title" },
      { path: "routing/strategies", name: "strategies.title" },
      { path: "routing/simulations", name: "simulation.title" },
      { path: "routing/balance", name: "balance.title" },
      { path: "routing/rules", name: "rules.title" },
      { path: "routing/moves", name: "moves.title" },
      { path: "routing/skills", name: "skills.title" },
      { path: "routing/hours", name: "hours.title" },
    ],
  },
  {
    group: "admin.people",
    places: [
      { path: "people/staff", name: "people.title" },
      { path: "people/teams", name: "teams.title" },
      { path: "people/limits", name: "limits.title" },
    ],
  },
  { group: "admin.channels", places: [{ path: "channels", name: "channels.title" }] },
  {
    group: "admin.content",
    places: [
      { path: "content/canned", name: "canned.title" },
      { path: "content/wrapup", name: "codes.title" },
    ],
  },
  {
    group: "admin.system",
    places: [
      { path: "system/settings", name: "settings.title" },
      { path: "system/tokens", name: "tokens.title" },
      { path: "system/jobs", name: "jobs.title" },
      { path: "system/audit", name: "audit.title" },
    ],
  },
];

/** What the widget's page and the host page's loader tell each other; always to the exact origin of the other. */

export type ToHost =
  | { parley: 1; type: "ready" }
  | { parley: 1; type: "minimise" }
  | { parley: 1; type: "unread"; count: number }
  | { parley: 1; type: "identity-refused"; reason: string }
  | { parley: 1; type: "remember"; active: boolean; colour: string | null };

export type ToFrame =
  | { parley: 1; type: "shown"; shown: boolean }
  | { parley: 1; type: "page"; url: string; title: string }
  | { parley: 1; type: "identity"; token: string | null };

export function isOurs(data: unknown): data is { parley: 1; type: string } {
  return typeof data === "object" && data !== null && (data as { parley?: unknown }).parley === 1;
}

import { account, running } from "./browser.ts";

/** Asks the product as its administrator. */
export async function administer<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(new URL(`/api/v1${path}`, running().url), {
    method,
    headers: {
      authorization: `Bearer ${account("administrator").token}`,
      "content-type": "application/json",
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text === "" ? null : JSON.parse(text)) as T;
}

interface Named {
  id: string;
}

async function firstQueue(): Promise<string> {
  const { items } = await administer<{ items: Named[] }>("GET", "/queues");
  const queue = items[0];
  if (!queue) throw new Error("the demo has no queue");
  return queue.id;
}

/** A web chat of its own for a test. */
export async function webchat(name: string, settings: Record<string, unknown> = {}): Promise<string> {
  const made = await administer<Named>("POST", "/channels", {
    type: "webchat",
    name,
    queueId: await firstQueue(),
    isEnabled: true,
    settings,
  });
  return made.id;
}

/** Closes the queue that web chats lead into until another day, or opens it again. */
export async function setOpen(isOpen: boolean): Promise<void> {
  const path = `/queues/${await firstQueue()}`;
  const queue = await administer<object>("GET", path);
  const inThreeDays = ((new Date().getUTCDay() + 3 + 6) % 7) + 1;
  const hours = isOpen
    ? null
    : await administer<Named>("POST", "/hours", {
        name: `rare ${crypto.randomUUID()}`,
        timeZone: "UTC",
        week: [{ day: inThreeDays, from: "09:00", to: "10:00" }],
        exceptions: [],
      });
  await administer("PUT", path, { ...queue, hoursId: hours?.id ?? null });
}

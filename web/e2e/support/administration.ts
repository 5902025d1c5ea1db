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

/** Where the sample centre's own web chat leads: agents serve it, whatever else tests have set up. */
async function servedQueue(): Promise<string> {
  const { demo } = await administer<{ demo: { channelId: string } }>("GET", "/session");
  return (await administer<{ queueId: string }>("GET", `/channels/${demo.channelId}`)).queueId;
}

/** A web chat of its own for a test. */
export async function webchat(name: string, settings: Record<string, unknown> = {}): Promise<string> {
  const made = await administer<Named>("POST", "/channels", {
    type: "webchat",
    name,
    queueId: await servedQueue(),
    isEnabled: true,
    settings,
  });
  return made.id;
}

/** Hours that do not come before a day or two. */
async function rareHours(): Promise<Named> {
  const name = "Once a week";
  const known = (await administer<{ items: (Named & { name: string })[] }>("GET", "/hours")).items;
  const inThreeDays = ((new Date().getUTCDay() + 3 + 6) % 7) + 1;
  return (
    known.find((one) => one.name === name) ??
    (await administer<Named>("POST", "/hours", {
      name,
      timeZone: "UTC",
      week: [{ day: inThreeDays, from: "09:00", to: "10:00" }],
      exceptions: [],
    }))
  );
}

/** Closes the queue that web chats lead into until another day, or opens it again. */
export async function setOpen(isOpen: boolean): Promise<void> {
  const path = `/queues/${await servedQueue()}`;
  const queue = await administer<object>("GET", path);
  const hours = isOpen ? null : await rareHours();
  await administer("PUT", path, { ...queue, hoursId: hours?.id ?? null });
}

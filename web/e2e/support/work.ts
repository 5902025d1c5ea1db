import type { Page } from "playwright-core";

/** Lets the signed-in agent be offered work. */
export async function becomeAvailable(desk: Page): Promise<void> {
  await desk.evaluate(() =>
    fetch("/api/v1/presence", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ state: "available" }),
    }),
  );
}

/** Ends everything that the signed-in agent holds, so that the next test begins with free hands. */
export async function finishWork(desk: Page): Promise<void> {
  await desk.evaluate(async () => {
    const work = (await (await fetch("/api/v1/work-items?state=active")).json()) as {
      items: { id: string }[];
    };
    for (const { id } of work.items) {
      await fetch(`/api/v1/work-items/${id}/complete`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
    }
  });
}

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { administer } from "./support/administration.ts";
import { violations } from "./support/axe.ts";
import {
  account,
  demoChannel,
  type Language,
  launch,
  openContext,
  picture,
  signIn,
  visitShop,
  watchErrors,
} from "./support/browser.ts";
import { becomeAvailable, finishWork } from "./support/work.ts";

const words = {
  en: { until: /^You have a pause until \d/, end: "End it" },
  "zh-CN": { until: /^你可以休息到/, end: "结束休息" },
} as const;

const limits = (code: string) => ({
  teamId: null,
  capPercent: null,
  againPercent: 50,
  windowMinutes: 60,
  restMinutes: 5,
  pauseMinutes: 30,
  hardCodes: [code],
  hardLabels: [],
  hardMinutes: null,
  mostRestingPercent: 100,
  endsForEmergency: true,
});

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
  const t = words[language];

  test("after a hard contact an agent's page says until when they rest, and they may go on", async () => {
    const code = (await administer<{ items: { id: string }[] }>("GET", "/wrap-up-codes")).items[0]?.id ?? "";
    const { id } = await administer<{ id: string }>("POST", "/wellbeing/limits", limits(code));
    const staff = await openContext(browser, { language });
    const shop = await openContext(browser, { language });
    try {
      const desk = await staff.newPage();
      const errors = watchErrors(desk);
      await signIn(desk, account("agent"), language);
      await becomeAvailable(desk);
      const visitor = await visitShop(shop, await demoChannel(desk), language);
      await visitor.widget.locator("textarea").first().fill("This is the third time that I ask.");
      await visitor.widget.locator("textarea").first().press("Enter");
      await desk.locator("article[data-work]").waitFor();
      await desk.keyboard.press("F9");
      await desk.locator("textarea").waitFor();
      await desk.evaluate(async (wrapUpCode) => {
        const work = (await (await fetch("/api/v1/work-items?state=active")).json()) as {
          items: { id: string }[];
        };
        await fetch(`/api/v1/work-items/${work.items[0]?.id}/complete`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ wrapUpCode }),
        });
      }, code);
      const line = desk.getByRole("status").filter({ hasText: t.until });
      await line.waitFor();
      expect(await violations(desk)).toEqual([]);
      await picture(desk, `rest-${language}`);
      await line.getByRole("button", { name: t.end }).focus();
      await desk.keyboard.press("Enter");
      await line.waitFor({ state: "detached" });
      expect(await administer("GET", "/wellbeing/agents")).toMatchObject({
        items: expect.arrayContaining([expect.objectContaining({ restingUntil: null })]),
      });
      await finishWork(desk);
      expect(errors).toEqual([]);
    } finally {
      await administer("DELETE", `/wellbeing/limits/${id}`);
      await shop.close();
      await staff.close();
    }
  });
});

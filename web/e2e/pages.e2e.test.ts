import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
import { looks } from "./support/looks.ts";
import { becomeAvailable, finishWork } from "./support/work.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const question: Record<Language, string> = {
  en: "Can I return an opened tent? The bag is missing, sorry.",
  "zh-CN": "帐篷已经拆封了，还能退吗？袋子找不到了。",
};

/** Gives the signed-in agent one accepted conversation and leaves it open. */
async function workOn(desk: Page, shop: BrowserContext, language: Language): Promise<void> {
  await becomeAvailable(desk);
  const visitor = await visitShop(shop, await demoChannel(desk), language);
  await visitor.widget.locator("textarea").fill(question[language]);
  await visitor.widget.locator("button[type=submit]").click();
  await desk.bringToFront();
  await desk.locator("article[data-work]").waitFor();
  await desk.keyboard.press("F9");
  await desk.locator("textarea").waitFor();
}

describe.each(looks)("in $language, $theme, at $width px", (look) => {
  const tag = `${look.language}-${look.theme}-${look.width}`;

  test("every page can be read by everybody", async () => {
    const context = await openContext(browser, look);
    const shop = await openContext(browser, look);
    const desk = await context.newPage();
    const errors = watchErrors(desk);
    const found: string[] = [];
    const lookAt = async (name: string, page: Page = desk) => {
      await picture(page, `${name}-${tag}`);
      found.push(...(await violations(page)).map((line) => `${name}: ${line}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${name}: ${wide} px wider than the screen`);
    };

    await desk.goto("/sign-in");
    await desk.locator("form").waitFor();
    await lookAt("sign-in");
    await signIn(desk, account("agent"), look.language);
    await lookAt("desk-empty");
    await workOn(desk, shop, look.language);
    await lookAt("desk");

    await desk.keyboard.press("Control+k");
    await desk.locator("[role=combobox]").waitFor();
    await lookAt("palette");
    await desk.keyboard.press("Escape");
    await desk.locator("textarea").press("F4");
    await desk.keyboard.type(question[look.language]);
    await lookAt("desk-note");
    await desk.keyboard.press("Escape");
    await desk.keyboard.press("t");
    await desk.locator("dialog[open]").waitFor();
    await lookAt("transfer");
    await desk.keyboard.press("Escape");
    await desk.keyboard.press("e");
    await lookAt("wrap-up");
    await finishWork(desk);

    await desk.goto("/me");
    await desk.locator("table").waitFor();
    await lookAt("me");
    await desk.goto("/try");
    await desk.locator("iframe").waitFor({ state: "attached" });
    await lookAt("try");

    const visitor = shop.pages()[0];
    const frame = visitor?.frames().find((each) => each.url().includes("/widget/frame.html"));
    if (visitor && frame) {
      await picture(visitor, `widget-${tag}`);
      found.push(...(await violations(frame)).map((line) => `widget: ${line}`));
    }
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
    await shop.close();
  });
});

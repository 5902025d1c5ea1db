import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violations } from "./support/axe.ts";
import { account, launch, openContext, picture, signIn, watchErrors } from "./support/browser.ts";
import { looks } from "./support/looks.ts";
import { adminPlaces } from "./support/places.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const pages = [...adminPlaces, "/me/account", "/me/devices"];

describe.each(looks)("in $language, $theme, at $width px", (look) => {
  test("every page of the administration can be read by everybody", async () => {
    const context = await openContext(browser, look);
    const page = await context.newPage();
    const errors = watchErrors(page);
    const found: string[] = [];
    await signIn(page, account("administrator"), look.language);
    for (const path of pages) {
      await page.goto(path);
      await page.locator("h1").first().waitFor();
      await picture(
        page,
        `${path.slice(1).replaceAll("/", "-")}-${look.language}-${look.theme}-${look.width}`,
      );
      found.push(...(await violations(page)).map((line) => `${path}: ${line}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${path}: ${wide} px wider than the screen`);
    }
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

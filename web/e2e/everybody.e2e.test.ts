import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account, type Language, launch, openContext, picture, running, signIn } from "./support/browser.ts";
import { movements, namelessControls, walk } from "./support/controls.ts";
import { adminPlaces, ownPlaces, teamPlaces } from "./support/places.ts";

/** As narrow as a page of 1280 px is at four times its size. */
const NARROW = 320;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
}

describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
  test("every page fits 320 px, names its controls, and holds still for whoever asks", async () => {
    const context = await openContext(browser, { language, theme: "dark" });
    const page = await context.newPage();
    const found: string[] = [];
    const lookAt = async (path: string) => {
      await open(page, path);
      found.push(...(await namelessControls(page)).map((line) => `${path}: ${line}`));
      found.push(...[...new Set(await movements(page))].map((line) => `${path} moves: ${line}`));
      await page.setViewportSize({ width: NARROW, height: 640 });
      const wide = await wider(page);
      if (wide > 0) found.push(`${path}: ${wide} px wider than ${NARROW} px`);
      await picture(page, `narrow${path.replaceAll("/", "-")}-${language}`);
      await page.setViewportSize({ width: 1280, height: 800 });
    };
    await signIn(page, account("agent"), language);
    for (const path of ["/desk", "/try", ...ownPlaces]) await lookAt(path);
    await signIn(page, account("administrator"), language);
    for (const path of ["/setup", ...teamPlaces, ...adminPlaces]) await lookAt(path);
    for (const list of ["/admin/routing/queues", "/admin/people/staff", "/admin/channels"]) {
      await open(page, list);
      await lookAt((await page.locator("tbody th a").first().getAttribute("href")) ?? list);
    }
    expect(found).toEqual([]);
    await context.close();
  }, 180_000);
});

describe("by keyboard alone", () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await openContext(browser, { language: "en" });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  test("everything on every page is reached, shows that it is, and lets go again", async () => {
    const found: string[] = [];
    const lookAt = async (path: string) => {
      await open(page, path);
      const { missed, unseen, isTrap } = await walk(page);
      found.push(...missed.map((name) => `${path}: not reached: ${name}`));
      found.push(...unseen.map((name) => `${path}: focus not seen: ${name}`));
      if (isTrap) found.push(`${path}: the focus does not come out again`);
    };
    await open(page, "/sign-in");
    await lookAt("/sign-in");
    await signIn(page, account("agent"), "en");
    for (const path of ["/desk", ...ownPlaces]) await lookAt(path);
    await signIn(page, account("administrator"), "en");
    for (const path of [...teamPlaces, ...adminPlaces]) await lookAt(path);
    expect(found).toEqual([]);
  }, 180_000);

  test("Escape closes what was opened and gives the focus back", async () => {
    await signIn(page, account("agent"), "en");
    for (const opener of ["button[aria-keyshortcuts=Q]", "button[aria-haspopup]:last-of-type"]) {
      const button = page.locator(opener).last();
      await button.focus();
      await page.keyboard.press("Enter");
      await page.locator("[role=menu]").waitFor();
      await page.keyboard.press("Escape");
      await page.locator("[role=menu]").waitFor({ state: "hidden" });
      expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
    }
    const search = page.locator("header button", { has: page.locator("kbd") });
    await search.focus();
    await page.keyboard.press("Control+k");
    await page.locator("[role=combobox]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "hidden" });
    expect(await search.evaluate((it) => it === document.activeElement)).toBe(true);
  });
});

test("colours that the system forces leave every control to be seen", async () => {
  const context = await browser.newContext({
    baseURL: running().url,
    locale: "en",
    forcedColors: "active",
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  const found: string[] = [];
  const lookAt = async (path: string) => {
    await open(page, path);
    await picture(page, `forced${path.replaceAll("/", "-")}`);
    found.push(...(await invisible(page)).map((line) => `${path}: ${line}`));
  };
  await signIn(page, account("agent"), "en");
  await lookAt("/desk");
  await lookAt("/me");
  await signIn(page, account("administrator"), "en");
  await lookAt("/admin/routing/queues/new");
  await lookAt("/admin/people/staff/new");
  await lookAt("/admin/system/settings");
  expect(found).toEqual([]);
  await context.close();
});

/** Buttons and fields of which neither words, a picture nor a line can be seen. */
function invisible(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hasLine = (element: Element) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
      return borderTopStyle !== "none" && borderTopWidth !== "0px";
    };
    const isFramed = (element: HTMLElement) => {
      // What only looks like a field has its line around it.
      let each: Element | null = element;
      for (let up = 0; each && up < (element.matches("button") ? 1 : 4); up++) {
        if (hasLine(each)) return true;
        each = each.parentElement;
      }
      return element.matches("input") && getComputedStyle(element).appearance !== "none";
    };
    const all = document.querySelectorAll<HTMLElement>("button, input, select, textarea");
    return Array.from(all)
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
      .filter((element) => !element.textContent?.trim() && !element.querySelector("svg, img"))
      .filter((element) => !isFramed(element))
      .map(
        (element) => `${element.tagName.toLowerCase()} ${element.getAttribute("aria-label") ?? element.id}`,
      );
  });
}

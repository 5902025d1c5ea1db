import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Frame,
  type FrameLocator,
  type Page,
} from "playwright-core";
import { inject } from "vitest";
import { type Account, type Run, readRun } from "./product.ts";

const pictures = fileURLToPath(new URL("../../target/pictures/", import.meta.url));

export type Language = "en" | "zh-CN";

export interface Look {
  language: Language;
  theme?: "light" | "dark";
  width?: number;
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.PARLEY_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/** The product as it runs now; it may have been started again since the last call. */
export function running(): Run {
  const run = readRun(inject("data"));
  if (!run) throw new Error("the product is not running");
  return run;
}

export function account(role: Account["role"], index = 0): Account {
  const found = running().demo?.accounts.filter((each) => each.role === role)?.[index];
  if (!found) throw new Error(`the demo has no ${role} ${index}`);
  return found;
}

export function openContext(
  browser: Browser,
  { language, theme = "light", width = 1440 }: Look,
  url = running().url,
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: url,
    locale: language,
    colorScheme: theme,
    viewport: { width, height: width < 768 ? 844 : 900 },
    reducedMotion: "reduce",
  });
}

/** A page whose errors fail the test that looks at them. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    // A cut is part of some tests, and the browser reports each failed attempt by itself.
    if (
      message.type() === "error" &&
      !/ERR_CONNECTION|WebSocket|Failed to load resource/.test(message.text())
    ) {
      errors.push(message.text());
    }
  });
  return errors;
}

/** Signs in as a person of the demo, in the language of the test. */
export async function signIn(page: Page, who: Account, language: Language): Promise<void> {
  await page.addInitScript((chosen) => {
    const key = "parley.preferences";
    const known = JSON.parse(localStorage.getItem(key) ?? "{}") as Record<string, unknown>;
    localStorage.setItem(key, JSON.stringify({ language: chosen, ...known }));
  }, language);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(who.login);
  await page.locator("input[name=password]").fill(who.password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.goto("/desk");
  await page.locator("[data-stream=live]").waitFor();
}

/** The channel that the demo shop talks to. */
export async function demoChannel(page: Page): Promise<string> {
  const session = (await (await page.request.get("/api/v1/session")).json()) as {
    demo?: { channelId: string };
  };
  if (!session.demo) throw new Error("the session has no demo channel");
  return session.demo.channelId;
}

export interface Visitor {
  page: Page;
  widget: FrameLocator;
  frame: () => Frame;
}

/** A visitor of the demo shop with the chat open. */
export async function visitShop(
  context: BrowserContext,
  channel: string,
  language: Language,
): Promise<Visitor> {
  const page = await context.newPage();
  await page.goto(`/try/shop.html?${new URLSearchParams({ channel, lang: language })}`);
  await page.locator("button[aria-expanded]").click();
  return {
    page,
    widget: page.frameLocator("iframe"),
    frame: () => {
      const found = page.frames().find((each) => each.url().includes("/widget/frame.html"));
      if (!found) throw new Error("the widget has no frame");
      return found;
    },
  };
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}${name}.png`, animations: "disabled" });
}

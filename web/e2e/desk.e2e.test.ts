import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { administer } from "./support/administration.ts";
import {
  account,
  demoChannel,
  launch,
  openContext,
  picture,
  running,
  signIn,
  type Visitor,
  visitShop,
} from "./support/browser.ts";
import { png } from "./support/widget.ts";
import { becomeAvailable, finishWork } from "./support/work.ts";

const REOPENING = "/settings/conversation.reopen-live";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe("at the desk", () => {
  const contexts: BrowserContext[] = [];
  let desk: Page;

  beforeEach(async () => {
    desk = await page();
    await signIn(desk, account("agent"), "en");
    await finishWork(desk);
    await desk.goto("/desk");
    await desk.locator("[data-stream=live]").waitFor();
    await becomeAvailable(desk);
  });
  afterEach(async () => {
    await finishWork(desk);
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  const page = async (): Promise<Page> => {
    const context = await openContext(browser, { language: "en" });
    contexts.push(context);
    return context.newPage();
  };
  const ask = async (text: string, by?: Visitor): Promise<Visitor> => {
    let visitor = by;
    if (!visitor) {
      const shop = await openContext(browser, { language: "en" });
      contexts.push(shop);
      visitor = await visitShop(shop, await demoChannel(desk), "en");
    }
    await visitor.widget.locator("textarea").first().fill(text);
    await visitor.widget.locator("textarea").first().press("Enter");
    await desk.bringToFront();
    await desk.locator("article[data-work]").first().waitFor();
    return visitor;
  };
  const accept = async () => {
    await desk.keyboard.press("F9");
    await desk.locator("textarea").first().waitFor();
  };
  const composer = (at = desk) => at.locator("#composer textarea").first();
  const figures = () => desk.locator("header ul").first().innerText();

  test("a message that is sent while its file is under way goes when the file is there, and in its order", async () => {
    const visitor = await ask("Have you a picture of it?");
    await accept();
    const held: Route[] = [];
    await desk.route("**/api/v1/conversations/*/files", (route) => {
      held.push(route);
    });
    await desk.locator("#composer input[type=file]").setInputFiles({
      name: "tent.png",
      mimeType: "image/png",
      buffer: png(320, 200),
    });
    await composer().fill("Here it is.");
    await composer().press("Enter");
    const waiting = desk.locator("[data-pending]");
    await waiting.getByText("Sends as soon as the file is uploaded").waitFor();
    await picture(desk, "desk-waits-for-file");
    expect(await composer().inputValue()).toBe("");
    await composer().fill("It weighs two kilograms.");
    await composer().press("Enter");
    await expect.poll(() => waiting.count()).toBe(2);

    await composer().press("Escape");
    await desk.keyboard.press("e");
    await desk.keyboard.press("Control+Enter");
    await desk.getByText("A message is still on its way.", { exact: false }).first().waitFor();
    await desk.keyboard.press("Escape");
    expect(await visitor.widget.locator("article[data-entry]").count()).toBe(1);

    for (const route of held) await route.continue();
    await visitor.widget.locator("article[data-entry] img").waitFor();
    await visitor.widget.locator("article[data-entry]").getByText("It weighs two kilograms.").waitFor();
    await expect.poll(() => waiting.count()).toBe(0);
    const said = await desk.locator("article[data-entry] [class*=text]").allInnerTexts();
    expect(said.indexOf("Here it is.")).toBeLessThan(said.indexOf("It weighs two kilograms."));
  });

  test("a file waits for its message while another conversation is looked at", async () => {
    await ask("I need the manual.");
    await accept();
    const first = desk.url();
    await desk.locator("#composer input[type=file]").setInputFiles({
      name: "manual.png",
      mimeType: "image/png",
      buffer: png(32, 20),
    });
    await desk.getByText("manual.png").waitFor();
    await desk.goto("/desk");
    await desk.locator("[data-stream=live]").waitFor();
    await ask("And I am somebody else.");
    await accept();
    // within the page, as one goes from one to the other
    await desk.locator("button[data-conversation]").first().click();
    await expect.poll(() => desk.url()).toBe(first);
    await desk.locator("#composer input[type=file]").setInputFiles({
      name: "second.png",
      mimeType: "image/png",
      buffer: png(32, 20),
    });
    await desk.getByText("second.png").waitFor();
    await desk.locator("button[data-conversation]").last().click();
    await expect.poll(() => desk.getByText("second.png").count()).toBe(0);
    await desk.locator("button[data-conversation]").first().click();
    await desk.getByText("second.png").waitFor();
  });

  test("the figure of a queue follows within a second when its chat is taken", async () => {
    await ask("Am I counted?");
    await expect.poll(figures).toContain("1 waiting");
    await desk.keyboard.press("F9");
    await expect.poll(figures, { timeout: 1_000, interval: 50 }).not.toContain("1 waiting");
  });

  test("two tabs that take the same offer get one conversation, and the other says so", async () => {
    const other = await desk.context().newPage();
    await other.goto("/desk");
    await other.locator("[data-stream=live]").waitFor();
    await ask("Who takes me?");
    await other.locator("article[data-work]").waitFor();
    const answers: number[] = [];
    const held: Route[] = [];
    for (const tab of [desk, other]) {
      tab.on("response", (response) => {
        if (response.url().endsWith("/accept")) answers.push(response.status());
      });
      // the other tab must not learn of it by the stream before its own click
      await tab.route("**/accept", (route) => {
        held.push(route);
      });
      await tab.bringToFront();
      await tab
        .locator("article[data-work]")
        .getByRole("button", { name: /^Accept/ })
        .click();
    }
    await expect.poll(() => held.length).toBe(2);
    await Promise.all(held.map((route) => route.continue()));

    await expect.poll(() => [...answers].sort()).toEqual([200, 409]);
    const sentence = "You accepted this in another tab";
    await expect
      .poll(
        async () =>
          (await Promise.all([desk, other].map((tab) => tab.getByText(sentence).count()))).filter(Boolean)
            .length,
      )
      .toBe(1);
    for (const tab of [desk, other]) {
      await expect.poll(() => tab.locator("article[data-work]").count()).toBe(0);
      await expect.poll(() => tab.locator("button[data-conversation]").count()).toBe(1);
    }
    await picture(other, "desk-other-tab");
  });

  test("the half-filled wrap-up is there again after a reload", async () => {
    await ask("Thank you, that was all.");
    await accept();
    await composer().press("Escape");
    await desk.keyboard.press("e");
    await desk.keyboard.press("2");
    const summary = desk.getByLabel("Summary");
    const kept = desk.waitForResponse(
      (response) => response.url().endsWith("/outcome") && response.request().method() === "PUT",
    );
    await summary.fill("asked for the man");
    await kept;
    await desk.reload();
    await desk.locator("[data-stream=live]").waitFor();
    const chosen = desk.locator("#composer [role=radiogroup] [aria-checked=true]");
    await expect.poll(() => chosen.getAttribute("aria-keyshortcuts")).toBe("2");
    expect(await summary.inputValue()).toBe("asked for the man");
  });

  test("what came of an earlier conversation stands beside the customer, at once for whoever looks", async () => {
    await administer("PUT", REOPENING, { value: 0 });
    try {
      const visitor = await ask("My lamp is broken.");
      await accept();
      await composer().press("Escape");
      await desk.keyboard.press("e");
      await desk.keyboard.press("1");
      await desk.getByLabel("Summary").fill("Sent a new lamp.");
      await desk.keyboard.press("Control+Enter");
      await expect.poll(() => desk.locator("button[data-conversation]").count()).toBe(0);

      await visitor.widget.locator("[data-conversation]").waitFor();
      await visitor.widget.getByRole("button", { name: "Start a new chat" }).click();
      await ask("Now the new one is broken too.", visitor);
      await accept();
      const earlier = desk.getByRole("complementary", { name: "Customer" }).getByText("Sent a new lamp.");
      await earlier.waitFor();
      await picture(desk, "desk-earlier-outcome");

      const supervisor = await page();
      await signIn(supervisor, account("supervisor"), "en");
      await supervisor.goto(desk.url().replace(running().url, ""));
      await supervisor
        .getByRole("complementary", { name: "Customer" })
        .getByText("Sent a new lamp.")
        .waitFor();
      // the second ends while a third is open beside the supervisor
      await composer().press("Escape");
      await desk.keyboard.press("e");
      await desk.getByLabel("Summary").fill("Gave the money back.");
      const link = supervisor
        .getByRole("complementary", { name: "Customer" })
        .locator("a[href^='/desk/']")
        .first();
      await link.click();
      await supervisor
        .getByRole("complementary", { name: "Customer" })
        .getByText("Sent a new lamp.")
        .waitFor({ state: "hidden" });
      await desk.keyboard.press("Control+Enter");
      await supervisor
        .getByRole("complementary", { name: "Customer" })
        .getByText("Gave the money back.")
        .waitFor();
    } finally {
      await administer("PUT", REOPENING, { value: null });
    }
  });
});

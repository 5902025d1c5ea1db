import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  account,
  demoChannel,
  type Language,
  launch,
  openContext,
  picture,
  running,
  signIn,
  type Visitor,
  visitShop,
  watchErrors,
} from "./support/browser.ts";
import { startProduct, stopProduct } from "./support/product.ts";
import { becomeAvailable } from "./support/work.ts";

const words: Record<
  Language,
  Record<"question" | "answer" | "downVisitor" | "downAgent" | "after" | "thanks", string>
> = {
  en: {
    question: "Hello, when does my order 88123 leave?",
    answer: "It leaves the warehouse tomorrow.",
    downVisitor: "Are you still there?",
    downAgent: "I am looking up the carrier.",
    after: "It will be there on Monday.",
    thanks: "Thank you",
  },
  "zh-CN": {
    question: "你好，我的订单 88123 什么时候发货？",
    answer: "您好，明天出库。",
    downVisitor: "还在吗？",
    downAgent: "我正在查承运商。",
    after: "预计周一送达。",
    thanks: "谢谢",
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const deskTexts = (desk: Page) => desk.locator("article[data-entry] [class*=text]").allInnerTexts();
const visitorTexts = (visitor: Visitor) =>
  visitor.widget.locator("article[data-entry] .text").allInnerTexts();

describe.each<Language>(["en", "zh-CN"])("a conversation in %s", (language) => {
  const say = words[language];

  test("goes from the visitor's first word to the answer, and on through a restart of the server", async () => {
    const context = await openContext(browser, { language });
    const desk = await context.newPage();
    const errors = watchErrors(desk);
    await signIn(desk, account("agent"), language);
    await becomeAvailable(desk);
    const shop = await openContext(browser, { language });
    const visitor = await visitShop(shop, await demoChannel(desk), language);

    await visitor.widget.locator("textarea").fill(say.question);
    await visitor.widget.locator("button[type=submit]").click();
    await picture(visitor.page, `widget-queue-${language}`);

    await desk.bringToFront();
    const offer = desk.locator("article[data-work]");
    await offer.waitFor();
    expect(await offer.textContent()).toContain(say.question);
    await picture(desk, `desk-offer-${language}`);

    await desk.keyboard.press("F9");
    const composer = desk.locator("textarea");
    await composer.waitFor();
    await expect.poll(() => composer.evaluate((field) => field === document.activeElement)).toBe(true);
    await desk.keyboard.type(say.answer);
    await desk.keyboard.press("Enter");
    await visitor.widget.locator("article[data-entry]").getByText(say.answer).waitFor();
    await picture(visitor.page, `widget-open-${language}`);

    // The server goes and comes back while both sides go on writing.
    const data = inject("data");
    const { port } = new URL(running().url);
    await stopProduct(data);
    await composer.fill(say.downAgent);
    await composer.press("Enter");
    await visitor.widget.locator("textarea").fill(say.downVisitor);
    await visitor.widget.locator("textarea").press("Enter");
    expect(await desk.locator("[data-pending]").count()).toBe(1);
    await picture(desk, `desk-cut-${language}`);
    await startProduct(data, Number(port));

    await desk.locator("[data-stream=live]").waitFor({ timeout: 40_000 });
    await visitor.widget.locator("article[data-entry]").getByText(say.downAgent).waitFor({ timeout: 40_000 });
    await desk.locator("article[data-entry]").getByText(say.downVisitor).waitFor({ timeout: 40_000 });
    await expect.poll(() => desk.locator("[data-pending]").count()).toBe(0);

    await composer.fill(say.after);
    await composer.press("Enter");
    await visitor.widget.locator("article[data-entry]").getByText(say.after).waitFor();
    await visitor.widget.locator("textarea").fill(say.thanks);
    await visitor.widget.locator("textarea").press("Enter");
    await desk.locator("article[data-entry]").getByText(say.thanks, { exact: true }).waitFor();

    const all = [say.question, say.answer, say.downAgent, say.downVisitor, say.after, say.thanks];
    const onDesk = await deskTexts(desk);
    expect([...onDesk].sort()).toEqual([...all].sort());
    await expect.poll(() => visitorTexts(visitor)).toEqual(onDesk);
    await picture(desk, `desk-after-restart-${language}`);

    // Ending it: outcome by number, then Ctrl Enter.
    await composer.press("Escape");
    await desk.keyboard.press("e");
    await desk.keyboard.press("1");
    await picture(desk, `desk-wrap-up-${language}`);
    await desk.keyboard.press("Control+Enter");
    await expect.poll(() => desk.locator("button[data-conversation]").count()).toBe(0);
    await visitor.widget.locator("[data-conversation]").waitFor();
    await picture(visitor.page, `widget-end-${language}`);

    expect(errors).toEqual([]);
    await context.close();
    await shop.close();
  });
});

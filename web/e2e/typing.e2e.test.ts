import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  account,
  demoChannel,
  launch,
  openContext,
  picture,
  signIn,
  type Visitor,
  visitShop,
} from "./support/browser.ts";
import { becomeAvailable, finishWork } from "./support/work.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** A word as an input method builds it, before it is decided. */
async function compose(session: CDPSession, text: string): Promise<void> {
  await session.send("Input.imeSetComposition", {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

/** Enter as browsers report it while an input method owns the keyboard. */
async function enterOfInputMethod(session: CDPSession): Promise<void> {
  const key = { key: "Process", code: "Enter", windowsVirtualKeyCode: 229 };
  await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
}

describe("whoever types", () => {
  let desk: Page;
  let visitor: Visitor;

  beforeEach(async () => {
    const staff = await openContext(browser, { language: "zh-CN" });
    desk = await staff.newPage();
    await signIn(desk, account("agent"), "zh-CN");
    await becomeAvailable(desk);
    const shop = await openContext(browser, { language: "zh-CN" });
    visitor = await visitShop(shop, await demoChannel(desk), "zh-CN");
  });
  afterEach(async () => {
    await finishWork(desk);
    await desk.context().close();
    await visitor.page.context().close();
  });

  const accept = async () => {
    await desk.bringToFront();
    await desk.locator("article[data-work]").waitFor();
    await desk.keyboard.press("F9");
    await desk.locator("textarea").waitFor();
  };

  test("sends nothing with the Enter that ends a word of an input method", async () => {
    const field = visitor.widget.locator("textarea");
    await field.focus();
    const inWidget = await visitor.page.context().newCDPSession(visitor.page);
    await compose(inWidget, "nihao");
    await enterOfInputMethod(inWidget);
    await inWidget.send("Input.insertText", { text: "你好，还在吗" });
    expect(await visitor.widget.locator("article").count()).toBe(0);
    expect(await field.inputValue()).toBe("你好，还在吗");
    await field.press("Enter");
    await visitor.widget.locator("article[data-entry]").getByText("你好，还在吗").waitFor();

    await accept();
    const onDesk = await desk.context().newCDPSession(desk);
    const composer = desk.locator("textarea");
    await composer.focus();
    await compose(onDesk, "zaide");
    await enterOfInputMethod(onDesk);
    await onDesk.send("Input.insertText", { text: "在的" });
    expect(await composer.inputValue()).toBe("在的");

    // Safari ends the composition first; its Enter then says only by its code that it was not meant for us.
    await composer.evaluate((element) => {
      element.dispatchEvent(new CompositionEvent("compositionend", { data: "在的", bubbles: true }));
      const enter = new KeyboardEvent("keydown", {
        key: "Enter",
        keyCode: 229,
        bubbles: true,
        cancelable: true,
      });
      element.dispatchEvent(enter);
    });
    expect(await desk.locator("article[data-entry]").getByText("在的").count()).toBe(0);
    await composer.press("Enter");
    await desk.locator("article[data-entry]").getByText("在的").waitFor();

    await desk.keyboard.press("Control+k");
    const palette = desk.locator("[role=combobox]");
    await palette.waitFor();
    await compose(onDesk, "zhuan");
    await enterOfInputMethod(onDesk);
    expect(await desk.locator("dialog[open]").count()).toBe(1);
    await onDesk.send("Input.insertText", { text: "转接" });
    await desk.locator("[role=option][aria-selected=true]").getByText("转接").waitFor();
    await palette.fill("zj");
    await desk.locator("[role=option][aria-selected=true]").getByText("转接").waitFor();
    await desk.keyboard.press("Escape");
  });

  test("keeps every character while offers and messages arrive, and opens nothing unasked", async () => {
    await visitor.widget.locator("textarea").fill("第一个问题");
    await visitor.widget.locator("button[type=submit]").click();
    await accept();
    const address = desk.url();
    const second = await visitShop(
      await openContext(browser, { language: "en" }),
      await demoChannel(desk),
      "en",
    );
    await desk.bringToFront();
    const text = "Your order has left the warehouse this morning and will arrive on Monday.";
    const composer = desk.locator("textarea");
    await composer.focus();
    const typing = desk.keyboard.type(text, { delay: 60 });
    for (let n = 1; n <= 8; n++) {
      await visitor.widget.locator("textarea").fill(`补充 ${n}`);
      await visitor.widget.locator("textarea").press("Enter");
    }
    await second.widget.locator("textarea").fill("Hello from the second visitor");
    await second.widget.locator("button[type=submit]").click();
    await typing;
    expect(await composer.inputValue()).toBe(text);
    await desk.locator("article[data-entry]").getByText("补充 8").waitFor();

    await desk.locator("article[data-work]").waitFor();
    await picture(desk, "desk-offer-while-typing");
    await desk.keyboard.press("F9");
    await expect.poll(() => desk.locator("button[data-conversation]").count()).toBe(2);
    expect(desk.url()).toBe(address);
    expect(await composer.inputValue()).toBe(text);

    // The draft outlives the page.
    await desk.waitForFunction(() => document.body.textContent?.includes("已保存"));
    await desk.reload();
    await desk.locator("[data-stream=live]").waitFor();
    await expect.poll(() => desk.locator("textarea").inputValue()).toBe(text);
    await desk.locator("textarea").press("Enter");
    await desk.locator("article[data-entry]").getByText(text).waitFor();

    // F8: the customer who has waited longest, with the caret in the composer.
    await desk.keyboard.press("F8");
    await expect.poll(() => desk.url()).not.toBe(address);
    await expect
      .poll(() => desk.locator("textarea").evaluate((each) => each === document.activeElement))
      .toBe(true);
    await second.page.context().close();
  });
});

import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
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
} from "./support/browser.ts";
import { Hand } from "./support/hand.ts";
import { becomeAvailable, finishWork } from "./support/work.ts";

const MOST_ACTIONS = 3;

const words = {
  en: {
    question: "Where is my parcel?",
    second: "I need a receipt.",
    answer: "It arrives on Monday.",
    note: "@Zhao the parcel is lost",
    wait: "I am looking that up",
    place: "order no.",
    transfer: "the customer wants a refund",
    takes: "after these",
  },
  "zh-CN": {
    question: "我的包裹到哪了？",
    second: "我要开发票。",
    answer: "周一送达。",
    note: "@Zhao 包裹丢了",
    wait: "我帮您查一下",
    place: "订单号",
    transfer: "客户要求退款",
    takes: "chuliwan",
  },
} as const satisfies Record<Language, Record<string, string>>;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each<Language>(["en", "zh-CN"])("what agents do all day, in %s", (language) => {
  const say = words[language];
  let desk: Page;
  const contexts: BrowserContext[] = [];

  beforeEach(async () => {
    const staff = await openContext(browser, { language });
    contexts.push(staff);
    desk = await staff.newPage();
    await signIn(desk, account("agent"), language);
    await finishWork(desk);
    await becomeAvailable(desk);
  });
  afterEach(async () => {
    await finishWork(desk);
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  const ask = async (text: string): Promise<Visitor> => {
    const shop = await openContext(browser, { language });
    contexts.push(shop);
    const visitor = await visitShop(shop, await demoChannel(desk), language);
    await visitor.widget.locator("textarea").fill(text);
    await visitor.widget.locator("button[type=submit]").click();
    await desk.bringToFront();
    await desk.locator("article[data-work]").waitFor();
    return visitor;
  };
  const accept = async () => {
    const held = await desk.locator("button[data-conversation]").count();
    await desk.keyboard.press("F9");
    await expect.poll(() => desk.locator("button[data-conversation]").count()).toBe(held + 1);
  };
  const composer = () => desk.locator("#composer textarea, textarea").first();
  const sendButton = () => desk.locator("section[class*=composer] button[class*=primary]").last();
  const caretIsInComposer = () =>
    expect.poll(() => composer().evaluate((field) => field === document.activeElement)).toBe(true);

  test("1: take an offer while typing elsewhere", async () => {
    await ask(say.question);
    await accept();
    await composer().fill(say.answer);
    await ask(say.second);
    await composer().focus();
    const hand = new Hand(desk);
    await hand.press("F9");
    await expect.poll(() => desk.locator("button[data-conversation]").count()).toBe(2);
    expect(await composer().inputValue()).toBe(say.answer);
    expect(hand.actions).toBeLessThanOrEqual(1);

    await ask(say.question);
    const mouse = new Hand(desk);
    await mouse.click(desk.locator("article[data-work] button").first());
    await expect.poll(() => desk.locator("button[data-conversation]").count()).toBe(3);
    expect(mouse.actions).toBeLessThanOrEqual(MOST_ACTIONS);
  });

  test("2: answer the customer who has waited longest", async () => {
    const first = await ask(say.question);
    await accept();
    const second = await ask(say.second);
    await accept();
    await desk.goto("/desk");
    await desk.locator("button[data-conversation]").nth(1).waitFor();
    const hand = new Hand(desk);
    await hand.press("F8");
    await caretIsInComposer();
    await hand.type(say.answer);
    await hand.press("Enter");
    await first.widget.locator("article[data-entry]").getByText(say.answer).waitFor();
    expect(hand.actions).toBeLessThanOrEqual(MOST_ACTIONS);

    const mouse = new Hand(desk);
    await mouse.click(desk.locator("button[data-conversation]").nth(1));
    await caretIsInComposer();
    await mouse.type(say.answer);
    await mouse.click(sendButton());
    await second.widget.locator("article[data-entry]").getByText(say.answer).waitFor();
    expect(mouse.actions).toBeLessThanOrEqual(MOST_ACTIONS);
  });

  test("3: send a canned reply, but never with a place that nobody has filled in", async () => {
    const visitor = await ask(say.question);
    await accept();
    await caretIsInComposer();
    const hand = new Hand(desk);
    await hand.type("/wait");
    await desk.locator("[role=listbox] [role=option]").first().waitFor();
    await hand.press("Enter");
    await expect.poll(() => composer().inputValue()).toContain(say.wait);
    await hand.press("Enter");
    await visitor.widget.locator("article[data-entry]").getByText(say.wait).waitFor();
    expect(hand.actions).toBeLessThanOrEqual(MOST_ACTIONS);

    await desk.keyboard.type("/ship", { delay: 15 });
    await desk.locator("[role=listbox] [role=option]").first().waitFor();
    await desk.keyboard.press("Enter");
    await expect.poll(() => composer().inputValue()).toContain(say.place);
    await desk.keyboard.press("Enter");
    await desk.locator("[role=alert]").getByText(say.place).waitFor();
    await picture(desk, `task-canned-${language}`);
    expect(await composer().inputValue()).toContain(say.place);
    expect(await visitor.widget.locator("article[data-entry]").getByText(say.place).count()).toBe(0);
    await composer().fill("");
  });

  test("4: leave a note for a colleague", async () => {
    const visitor = await ask(say.question);
    await accept();
    await composer().press("Escape");
    const hand = new Hand(desk);
    await hand.press("n");
    await hand.type(say.note);
    await hand.press("Control+Enter");
    await desk.locator("article[data-entry]").getByText(say.note).waitFor();
    await picture(desk, `task-note-${language}`);
    expect(hand.actions).toBeLessThanOrEqual(MOST_ACTIONS);

    const again = `${say.note} 2`;
    await desk.keyboard.press("F4");
    const mouse = new Hand(desk);
    await mouse.click(desk.locator("[role=radiogroup] [role=radio]").last());
    await mouse.type(again);
    await mouse.click(sendButton());
    await desk.locator("article[data-entry]").getByText(again).waitFor();
    expect(mouse.actions).toBeLessThanOrEqual(MOST_ACTIONS);
    expect(await visitor.widget.locator("article[data-entry]").getByText(say.note).count()).toBe(0);
  });

  test("5: transfer with a note", async () => {
    const target = `Returns ${language}`;
    const { token } = account("administrator");
    const made = await fetch(new URL("/api/v1/queues", running().url), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({
        name: target,
        targetPercent: 80,
        targetSeconds: 30,
        offerSeconds: 20,
        wrapUpSeconds: 0,
      }),
    });
    expect(made.status).toBe(201);
    await desk.reload();
    const transfer = async (hand: Hand, begin: () => Promise<void>, end: () => Promise<void>) => {
      await ask(say.question);
      await accept();
      await composer().press("Escape");
      await begin();
      await desk.locator("dialog[open] input").waitFor();
      await hand.type(`${target}: ${say.transfer}`);
      await picture(desk, `task-transfer-${language}`);
      await end();
      await expect.poll(() => desk.locator("button[data-conversation]").count()).toBe(0);
      expect(hand.actions).toBeLessThanOrEqual(MOST_ACTIONS);
    };
    const hand = new Hand(desk);
    await transfer(
      hand,
      () => hand.press("t"),
      () => hand.press("Control+Enter"),
    );
    await desk.reload();
    const mouse = new Hand(desk);
    await transfer(
      mouse,
      () =>
        mouse.click(
          desk
            .locator("button")
            .filter({ hasText: /^(Transfer|转接)/ })
            .first(),
        ),
      () => mouse.click(desk.locator("dialog[open] footer button").last()),
    );
  });

  test("6: reply and close with an outcome", async () => {
    const visitor = await ask(say.question);
    await accept();
    await composer().fill(say.answer);
    const hand = new Hand(desk);
    await hand.press("Control+Shift+Enter");
    await desk.locator("[role=radiogroup] [aria-keyshortcuts='1']").waitFor();
    await hand.press("1");
    await hand.press("Control+Enter");
    await expect.poll(() => desk.locator("button[data-conversation]").count()).toBe(0);
    await visitor.widget.locator("article[data-entry]").getByText(say.answer).waitFor();
    expect(hand.actions).toBeLessThanOrEqual(MOST_ACTIONS);

    await ask(say.second);
    await accept();
    await composer().fill(say.answer);
    const mouse = new Hand(desk);
    await mouse.click(desk.locator("button[class*=sendAndClose]"));
    await mouse.click(desk.locator("[role=radiogroup] [aria-keyshortcuts='1']"));
    await picture(desk, `task-close-${language}`);
    await mouse.click(desk.locator("[class*=buttons] button").first());
    await expect.poll(() => desk.locator("button[data-conversation]").count()).toBe(0);
    expect(mouse.actions).toBeLessThanOrEqual(MOST_ACTIONS);
  });

  test("10: go on break after the current chats", async () => {
    const presence = async () =>
      (await (await desk.request.get("/api/v1/presence")).json()) as { state: string; reason: string | null };
    await ask(say.question);
    await accept();
    await composer().press("Escape");
    const hand = new Hand(desk);
    await hand.press("q");
    await hand.type(say.takes);
    await hand.press("Enter");
    await expect.poll(presence).toMatchObject({ state: "break", reason: "after-these" });
    await picture(desk, `task-break-${language}`);
    expect(await desk.locator("button[data-conversation]").count()).toBe(1);
    expect(hand.actions).toBeLessThanOrEqual(MOST_ACTIONS);

    await becomeAvailable(desk);
    await expect.poll(async () => (await presence()).state).toBe("available");
    const mouse = new Hand(desk);
    await mouse.click(desk.locator("button[aria-keyshortcuts=Q]"));
    await mouse.click(desk.locator("[role=menu] button").last());
    await expect.poll(presence).toMatchObject({ state: "break", reason: "after-these" });
    expect(mouse.actions).toBeLessThanOrEqual(MOST_ACTIONS);
  });
});

import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
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
import { Line } from "./support/line.ts";
import { becomeAvailable, finishWork } from "./support/work.ts";

const HALF_MS = 15_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe("a network that fails in the middle of a conversation", { timeout: 240_000 }, () => {
  let deskLine: Line;
  let shopLine: Line;
  let staff: BrowserContext;
  let shop: BrowserContext;
  let desk: Page;
  let visitor: Visitor;
  const written: { visitor: string[]; agent: string[] } = { visitor: [], agent: [] };

  beforeEach(async () => {
    written.visitor = [];
    written.agent = [];
    deskLine = await Line.to(running().url);
    shopLine = await Line.to(running().url);
    staff = await openContext(browser, { language: "en" }, deskLine.url);
    desk = await staff.newPage();
    await signIn(desk, account("agent"), "en");
    await becomeAvailable(desk);
    shop = await openContext(browser, { language: "en" }, shopLine.url);
    visitor = await visitShop(shop, await demoChannel(desk), "en");
    await visitorWrites("Hello, is the grinder in stock?");
    await desk.bringToFront();
    await desk.locator("article[data-work]").waitFor();
    await desk.keyboard.press("F9");
    await agentWrites("Good morning, I am looking.");
    await visitor.widget.locator("article[data-entry]").getByText("I am looking").waitFor();
  });
  afterEach(async () => {
    deskLine.mend();
    shopLine.mend();
    await finishWork(desk);
    await staff.close();
    await shop.close();
    await deskLine.close();
    await shopLine.close();
  });

  const visitorWrites = async (words: string) => {
    written.visitor.push(words);
    await visitor.widget.locator("textarea").fill(words);
    await visitor.widget.locator("textarea").press("Enter");
  };
  const agentWrites = async (words: string) => {
    written.agent.push(words);
    await desk.locator("textarea").fill(words);
    await desk.locator("textarea").press("Enter");
  };
  const onDesk = () => desk.locator("article[data-entry] [class*=text]").allInnerTexts();
  const atVisitor = () => visitor.widget.locator("article[data-entry] .text").allInnerTexts();

  /** Both sides hold the same words in the same order: nothing lost, nothing twice. */
  const expectAllThere = async () => {
    const all = [...written.visitor, ...written.agent].sort();
    await expect.poll(async () => [...(await onDesk())].sort(), { timeout: 60_000 }).toEqual(all);
    await expect.poll(() => desk.locator("[data-pending]").count(), { timeout: 60_000 }).toBe(0);
    const order = await onDesk();
    await expect.poll(atVisitor, { timeout: 60_000 }).toEqual(order);
    expect(order.filter((words) => written.visitor.includes(words))).toEqual(written.visitor);
    expect(order.filter((words) => written.agent.includes(words))).toEqual(written.agent);
  };

  test("the visitor's, frozen and then cut for 30 s, costs no word and mends itself", async () => {
    shopLine.freeze();
    await visitorWrites("Are you still there?");
    await agentWrites("Yes, we have two of them.");
    await pause(HALF_MS);
    shopLine.cut();
    await visitorWrites("I hear nothing any more.");
    await agentWrites("Shall I put one aside?");
    await visitor.widget.locator(".strip[role=status]").waitFor();
    await picture(visitor.page, "network-visitor-cut");
    await pause(HALF_MS);
    expect(await atVisitor()).not.toContain("Shall I put one aside?");

    shopLine.mend();
    await expectAllThere();
    await expect.poll(() => visitor.widget.locator(".strip[role=status]").count()).toBe(0);
    await visitorWrites("Yes please.");
    await expectAllThere();
    await picture(visitor.page, "network-visitor-mended");
  });

  test("the agent's, frozen and then cut for 30 s, costs no word and mends itself", async () => {
    deskLine.freeze();
    await agentWrites("Yes, we have two of them.");
    await visitorWrites("Are you still there?");
    await pause(HALF_MS);
    deskLine.cut();
    await agentWrites("Shall I put one aside?");
    await visitorWrites("I hear nothing any more.");
    await desk.locator("[data-liveness=offline]").waitFor();
    await pause(HALF_MS);
    expect(await onDesk()).not.toContain("I hear nothing any more.");
    await picture(desk, "network-agent-cut");

    deskLine.mend();
    await expectAllThere();
    await desk.locator("[data-stream=live]").waitFor();
    await agentWrites("It is yours.");
    await expectAllThere();
    await picture(desk, "network-agent-mended");
  });

  test("streams that a router has forgotten are noticed and made anew", async () => {
    deskLine.forgetStreams();
    shopLine.forgetStreams();
    await agentWrites("Yes, we have two of them.");
    await visitorWrites("Are you still there?");

    await expectAllThere();
    await desk.locator("[data-stream=live]").waitFor();
  });

  test("a slow one keeps the order of what is written fast", async () => {
    shopLine.slow(400);
    deskLine.slow(250);
    for (const words of ["One", "Two", "Three", "Four"]) await visitorWrites(words);
    for (const words of ["Five", "Six", "Seven"]) await agentWrites(words);

    await expectAllThere();
  });
});

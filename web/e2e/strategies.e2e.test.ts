import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { administer } from "./support/administration.ts";
import { violations } from "./support/axe.ts";
import {
  account,
  type Language,
  launch,
  openContext,
  picture,
  signIn,
  watchErrors,
} from "./support/browser.ts";

const words = {
  en: {
    create: "Create",
    name: "Name",
    step: (number: number) => `Step ${number}`,
    add: "Add a step",
    who: "Condition",
    expiry: "Tried for",
    skip: "Skip the step",
    expression: "Expression",
    up: "Move step 2 up",
    edit: (number: number) => `Change step ${number}`,
    save: "Save",
    lastAgent: "Ask the customer's last agent for 20 s. Skipped when none of them is free.",
    unknown: "There is no skill called “Elvish”.",
    character: "Character 8: ",
    refused: "The strategy cannot be saved: ",
    version: (number: number) => `Version ${number}`,
    compare: "Compare version 1",
    only: "Only in version 1",
    restore: "Go back to version 1",
    serves: "Strategy",
    bench: "This item now",
    scenario: "A scenario",
    file: "Scenario",
    simulate: "Simulate",
    unread: "This is not valid JSON.",
    level: "Answered in time",
    less: /The change makes \+/,
    parts: "By queue and channel",
  },
  "zh-CN": {
    create: "新建",
    name: "名称",
    step: (number: number) => `第 ${number} 步`,
    add: "添加步骤",
    who: "条件",
    expiry: "尝试时间",
    skip: "跳过这一步",
    expression: "表达式",
    up: "上移第 2 步",
    edit: (number: number) => `修改第 ${number} 步`,
    save: "保存",
    lastAgent: "询问上次接待该客户的坐席，持续 20 秒。这些人都不空闲时跳过。",
    unknown: "没有名为“Elvish”的技能。",
    character: "第 8 个字符：",
    refused: "路由策略无法保存：",
    version: (number: number) => `版本 ${number}`,
    compare: "对比版本 1",
    only: "仅版本 1 有",
    restore: "恢复到版本 1",
    serves: "路由策略",
    bench: "此刻的工作项",
    scenario: "仿真场景",
    file: "仿真场景",
    simulate: "开始仿真",
    unread: "这不是有效的 JSON。",
    level: "按时接通",
    less: /调整带来 \+/,
    parts: "按队列和渠道",
  },
};

/** Two agents for what needs three, and what one more would gain. */
const agents = (count: number) => [
  { name: "everybody", count, queues: ["calls"], channels: { call: { most: 1 } } },
];
const scenario = {
  version: 1,
  name: "Saturday",
  runs: 6,
  period: { length: "4h" },
  queues: [{ name: "calls", target: "20s" }],
  contacts: [{ name: "calls", queue: "calls", channel: "call", perHour: 30, work: "4m", patience: "2m" }],
  agents: agents(2),
  compare: [{ name: "one more", agents: agents(3) }],
};

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** By keyboard alone: to a control that is there, and the keys that a person would press. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
}

describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
  const w = words[language];
  const name = `Rings ${language}`;
  let context: BrowserContext;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    context = await openContext(browser, { language, theme: language === "en" ? "light" : "dark" });
    page = await context.newPage();
    errors = watchErrors(page);
    await signIn(page, account("administrator"), language);
  });
  afterAll(() => context?.close());

  const step = (number: number) => page.getByRole("listitem", { name: w.step(number), exact: true });

  test("a strategy of three steps is built, refused with its reason, saved, changed and brought back", async () => {
    await page.goto("/admin/routing/strategies");
    await page.getByRole("button", { name: w.create, exact: true }).click();
    await page.getByLabel(w.name, { exact: true }).fill(name);
    await step(1).getByLabel(w.who, { exact: true }).first().selectOption("last-agent");
    await step(1).getByLabel(w.expiry, { exact: true }).fill("20");
    await step(1).getByLabel(w.skip, { exact: true }).selectOption("NOBODY_FREE");
    await step(1).getByText(w.lastAgent).waitFor();

    await press(page, w.add);
    await step(2).getByLabel(w.expiry, { exact: true }).focus();
    await page.keyboard.type("60");
    await press(page, w.add);
    await step(3).getByLabel(w.who, { exact: true }).first().selectOption("expression");
    await step(3).getByLabel(w.expression, { exact: true }).fill('skills["Elvish"] >= 3');
    await step(3)
      .getByText(w.character + w.unknown)
      .waitFor();
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: w.save, exact: true }).click();
    await page
      .getByRole("alert")
      .getByText(w.refused + w.unknown)
      .waitFor();
    expect(new URL(page.url()).pathname).toBe("/admin/routing/strategies/new");
    await page.getByText(w.character + w.unknown).scrollIntoViewIfNeeded();
    await picture(page, `strategy-refused-${language}`);
    expect(await violations(page)).toEqual([]);

    await step(3).getByLabel(w.expression, { exact: true }).fill("value >= 0");
    await step(3).getByText(w.unknown).waitFor({ state: "detached" });
    await page.getByRole("button", { name: w.save, exact: true }).click();
    await page.waitForURL(/strategies\/[0-9a-f-]{36}$/);
    await page.getByText(w.version(1), { exact: true }).waitFor();

    await press(page, w.up);
    await page.getByRole("button", { name: w.save, exact: true }).click();
    await page.getByText(w.version(2), { exact: true }).waitFor();
    await press(page, w.compare);
    await page.getByRole("heading", { name: w.only }).waitFor();
    await picture(page, `strategy-versions-${language}`);
    await press(page, w.restore);
    await page.getByText(w.version(3), { exact: true }).waitFor();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const kept = await administer<{ version: number; definition: { steps: { who: { type: string } }[] } }>(
      "GET",
      `/strategies/${id}`,
    );
    expect(kept.version).toBe(3);
    expect(kept.definition.steps.map(({ who }) => who.type)).toEqual(["last-agent", "all", "expression"]);
    expect(errors).toEqual([]);
  });

  test("a queue is served by it from its own page, and it says so", async () => {
    const queues = await administer<{ items: { id: string; name: string }[] }>("GET", "/queues");
    const queue = queues.items.find((one) => one.name.startsWith("Service"));
    await page.goto(`/admin/routing/queues/${queue?.id}`);
    const choice = page.getByRole("combobox", { name: w.serves, exact: true });
    // who leaves a page at once takes back what it has not yet sent
    const kept = page.waitForResponse((response) => response.request().method() === "PUT");
    await choice.selectOption({ label: name });
    expect((await kept).ok()).toBe(true);
    await page.goto("/admin/routing/strategies");
    await page
      .getByRole("row", { name: new RegExp(name) })
      .getByText(queue?.name ?? "?")
      .waitFor();
    await picture(page, `strategy-list-${language}`);
    await administer("PUT", `/queues/${queue?.id}/strategy`, { strategyId: null });
  });

  test("a scenario is simulated in the background, and its bars say what one agent more gains", async () => {
    await page.goto("/admin/routing/simulations/new");
    await page.getByRole("radio", { name: w.scenario, exact: true }).check();
    const file = page.getByRole("textbox", { name: w.file, exact: true });
    await file.fill("{");
    await press(page, w.simulate);
    await page.getByText(w.unread).waitFor();
    await file.fill(JSON.stringify({ ...scenario, version: 2 }));
    await press(page, w.simulate);
    await page.getByRole("alert").waitFor();
    await file.fill(JSON.stringify(scenario));
    await press(page, w.simulate);
    await page.waitForURL(/simulations\/[0-9a-f-]{36}$/);
    const level = page.getByRole("region", { name: w.level, exact: true });
    await level.getByText(w.less).waitFor();
    expect(await level.locator("svg").count()).toBe(2);
    await page.getByRole("region", { name: w.parts }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, `simulation-${language}`);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await picture(page, `simulation-phone-${language}`);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto("/admin/routing/simulations");
    await page.getByRole("link", { name: "Saturday" }).first().waitFor();
    await picture(page, `simulations-${language}`);
    expect(errors).toEqual([]);
  });

  test("on a phone nothing of an open step is out of sight or reach", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto("/admin/routing/strategies");
    await page.getByRole("link", { name, exact: true }).click();
    await press(page, w.edit(3));
    await page.getByLabel(w.expression, { exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await violations(page)).toEqual([]);
    await picture(page, `strategy-phone-${language}`);
    await page.goto("/admin/routing/rules");
    await page.getByRole("table").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await violations(page)).toEqual([]);
    await picture(page, `rules-phone-${language}`);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto("/admin/routing/rules");
    await page.getByRole("table").waitFor();
    await picture(page, `rules-${language}`);
    expect(errors).toEqual([]);
  });
});

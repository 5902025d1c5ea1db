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
    none: "No rule yet.",
    add: "Add a rule",
    rule: (number: number) => `Rule ${number}`,
    name: "Name",
    anyOf: "One of these",
    tier: "Tier",
    condition: "Condition",
    up: "Move rule 2 up",
    nothing: "Rule Gold decides nothing.",
    line: "When number or address reached is 400-800-1: tier 3.",
    emergency: "emergency, before everything else in all queues",
    firstWords: "First words",
    reached: "number or address reached",
    decided: "Gas leak: decided the tier",
    lineDecided: "Gold: decided the tier",
    save: "Save",
    saved: "Saved.",
  },
  "zh-CN": {
    none: "还没有规则。",
    add: "添加规则",
    rule: (number: number) => `规则 ${number}`,
    name: "名称",
    anyOf: "以下之一",
    tier: "级别",
    condition: "条件",
    up: "上移规则 2",
    nothing: "规则“Gold”没有任何效果。",
    line: "客户拨打或发往的号码、地址为400-800-1时：级别 3。",
    emergency: "紧急，优先于所有队列的一切工作",
    firstWords: "首句话",
    reached: "客户拨打或发往的号码、地址",
    decided: "Gas leak：决定了级别",
    lineDecided: "Gold：决定了级别",
    save: "保存",
    saved: "已保存。",
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** By keyboard alone. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
}

describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
  const w = words[language];
  let context: BrowserContext;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    context = await openContext(browser, { language, theme: language === "en" ? "light" : "dark" });
    page = await context.newPage();
    errors = watchErrors(page);
    await signIn(page, account("administrator"), language);
  });
  afterAll(async () => {
    const { version } = await administer<{ version: number }>("GET", "/triage-rules");
    await administer("PUT", "/triage-rules", { version, rules: [] });
    await context?.close();
  });

  const rule = (number: number) => page.getByRole("listitem", { name: w.rule(number), exact: true });

  test("two rules are written, refused with their reason, tried unsaved, ordered and kept", async () => {
    await page.goto("/admin/routing/triage");
    await page.getByText(w.none).waitFor();
    await press(page, w.add);
    await rule(1).getByLabel(w.name, { exact: true }).fill("Gold");
    await rule(1).getByLabel(w.anyOf, { exact: true }).fill("400-800-1");
    await press(page, w.save);
    await page.getByRole("alert").getByText(w.nothing).waitFor();
    await rule(1).getByLabel(w.tier, { exact: true }).fill("3");
    await rule(1).getByText(w.line).waitFor();

    await press(page, w.add);
    await rule(2).getByLabel(w.name, { exact: true }).fill("Gas leak");
    await rule(2).getByLabel(w.condition, { exact: true }).selectOption("words");
    await rule(2).getByLabel(w.anyOf, { exact: true }).fill("gas, 煤气");
    await rule(2).getByLabel(w.tier, { exact: true }).fill("0");
    await rule(2).getByText(w.emergency).waitFor();
    await page.getByLabel(w.firstWords, { exact: true }).fill("我家煤气漏了");
    await page.getByRole("status").getByText(w.decided).waitFor();
    await page.getByLabel(w.reached, { exact: true }).last().fill("4008001");
    await page.getByRole("status").getByText(w.lineDecided).waitFor();
    await press(page, w.up);
    await page.getByRole("status").getByText(w.decided).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, `triage-${language}`);

    await press(page, w.save);
    await page.getByText(w.saved, { exact: true }).first().waitFor();
    const kept = await administer<{ rules: { name: string }[] }>("GET", "/triage-rules");
    expect(kept.rules.map(({ name }) => name)).toEqual(["Gas leak", "Gold"]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await picture(page, `triage-phone-${language}`);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(errors.filter((error) => !error.includes("400"))).toEqual([]);
  });
});

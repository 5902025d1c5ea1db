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
    open: "Move agents to another queue…",
    to: "Move to",
    move: "Move",
    back: "Take back",
    all: "Take all back",
    none: "Nobody has been moved.",
    rule: "Nights",
    says: /up to 3 agents go there/,
    turned: "“Nights” is off. Whoever it moved comes back.",
  },
  "zh-CN": {
    open: "临时调配坐席…",
    to: "调到",
    move: "调配",
    back: "撤回",
    all: "全部撤回",
    none: "当前没有调配。",
    rule: "夜间",
    says: /最多调去 3 位坐席/,
    turned: "“夜间”已停用，由它调出的坐席将返回。",
  },
} as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
  const t = words[language];
  let context: BrowserContext;
  let page: Page;
  let errors: string[];
  let from = 0;
  let to = 1;
  beforeAll(async () => {
    context = await openContext(browser, { language });
    page = await context.newPage();
    errors = watchErrors(page);
    await signIn(page, account("supervisor"), language);
    await page.goto("/team");
    await page.getByRole("link", { name: t.open }).click();
    await page.getByText(t.none).waitFor();
    // other tests may have left queues in which nobody serves
    const served = await columns().evaluateAll((all) => all.map((one) => one.querySelectorAll("li").length));
    from = served.findIndex((agents) => agents > 0);
    to = from === 0 ? 1 : 0;
  });
  afterAll(() => context?.close());

  const columns = () => page.locator("section:has(> h2 + p):has(> ul)");
  const queue = (index: number) => columns().nth(index);
  const names = (index: number) => queue(index).getByRole("listitem").allInnerTexts();

  test("a supervisor sends an agent to another queue by key, and takes them back", async () => {
    const first = queue(from).getByRole("checkbox").first();
    const target = (await queue(to).locator("h2").innerText()).trim();
    const [before, there] = [(await names(from)).length, (await names(to)).length];
    await first.focus();
    await page.keyboard.press("Space");
    await page.getByLabel(t.to, { exact: true }).selectOption({ label: target });
    await page.getByRole("button", { name: t.move, exact: true }).focus();
    await page.keyboard.press("Enter");

    const back = queue(to).getByRole("button", { name: t.back });
    await back.waitFor();
    expect((await names(from)).length).toBe(before - 1);
    expect(await violations(page)).toEqual([]);
    await picture(page, `surge-${language}`);
    await back.focus();
    await page.keyboard.press("Enter");
    await page.getByText(t.none).waitFor();
    expect([(await names(from)).length, (await names(to)).length]).toEqual([before, there]);
  });

  test("who is dragged to another queue serves it at once", async () => {
    const before = (await names(from)).length;
    await queue(from).getByRole("listitem").first().dragTo(queue(to).locator("h2"));
    await page.getByRole("button", { name: t.all }).waitFor();

    expect((await names(from)).length).toBe(before - 1);
    await page.getByRole("button", { name: t.all }).click();
    await page.getByText(t.none).waitFor();
    expect((await names(from)).length).toBe(before);
    expect(errors).toEqual([]);
  });

  test("a supervisor reads the rules that move agents, and switches one off", async () => {
    const queues = (await administer<{ items: { id: string }[] }>("GET", "/queues")).items;
    const { id } = await administer<{ id: string }>("POST", "/surge/rules", {
      name: t.rule,
      toQueueId: queues[0]?.id,
      figure: "WAITING",
      startsAt: 5_000,
      startSeconds: 10,
      endsAt: 10,
      endSeconds: 60,
      lenders: [{ queueId: queues[1]?.id, teamId: null, lendsUpTo: 0, recallsAt: 1, keeps: 2 }],
      agents: 3,
      minutes: 30,
      isOn: true,
    });
    try {
      await page.reload();
      await page.getByText(t.says).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole("switch", { name: t.rule }).focus();
      await page.keyboard.press("Space");
      await page.getByText(t.turned).first().waitFor();
      expect((await administer<{ isOn: boolean }>("GET", `/surge/rules/${id}`)).isOn).toBe(false);
    } finally {
      await administer("DELETE", `/surge/rules/${id}`);
    }
    expect(errors).toEqual([]);
  });
});

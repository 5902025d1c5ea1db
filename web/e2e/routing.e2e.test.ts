import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violations } from "./support/axe.ts";
import {
  type Language,
  launch,
  openContext,
  picture,
  signIn,
  visitShop,
  watchErrors,
} from "./support/browser.ts";
import { type Account, type Run, startProduct, stopProduct } from "./support/product.ts";
import { withTestChannels } from "./support/test-channels.ts";
import { becomeAvailable } from "./support/work.ts";

const data = mkdtempSync(join(tmpdir(), "parley-tempi-"));
const chat = "Is the tent waterproof?";
const call = "The stove is on fire!";
const letter = "Please find my complaint enclosed.";
const secondLetter = "You have not answered my letter.";

let browser: Browser;
let run: Run;
let wu: Page;
let zhao: Page;
const conversations = new Map<string, string>();

const account = (login: string): Account => {
  const found = run.demo?.accounts.find((one) => one.login === login);
  if (!found) throw new Error(`nobody is called ${login}`);
  return found;
};

async function pageOf(login: string, language: Language, theme: "light" | "dark" = "light"): Promise<Page> {
  const page = await (await openContext(browser, { language, theme }, run.url)).newPage();
  await signIn(page, account(login), language);
  return page;
}

async function asked<T>(path: string): Promise<T> {
  const answer = await fetch(`${run.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${account("admin").token}` },
  });
  return (await answer.json()) as T;
}

/** What comes in by a channel that exists in tests only. */
async function push(type: string, id: string, from: string, text: string): Promise<void> {
  const { items } = await asked<{ items: { id: string; type: string }[] }>("/channels");
  const channel = items.find((one) => one.type === type);
  const answer = await fetch(`${run.url}/api/v1/channels/${channel?.id}/push`, {
    method: "POST",
    body: `${id}|${from}|${text}`,
  });
  expect(answer.status).toBe(200);
}

async function accept(page: Page, text: string): Promise<void> {
  const offer = page.locator("article[data-work]", { hasText: text });
  await offer.getByRole("button", { name: /^Accept/ }).click();
  await offer.waitFor({ state: "detached" });
  const held = await page.evaluate(
    async () =>
      (
        (await (await fetch("/api/v1/work-items?state=active")).json()) as {
          items: { conversationId: string; preview: string }[];
        }
      ).items,
  );
  conversations.set(text, held.find(({ preview }) => preview === text)?.conversationId ?? "?");
}

async function pause(page: Page): Promise<void> {
  await page.evaluate(() =>
    fetch("/api/v1/presence", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ state: "break", reason: "lunch" }),
    }),
  );
}

beforeAll(async () => {
  browser = await launch();
  run = await startProduct(data, 0, ["--demo", "--no-simulation"], withTestChannels(data));
  [wu, zhao] = await Promise.all([pageOf("wu.jie", "en"), pageOf("zhao.min", "en")]);
});
afterAll(async () => {
  await browser?.close();
  await stopProduct(data);
  rmSync(data, { recursive: true, force: true });
});

test("a strategy is built, a queue is set to it, and a chat, a call and a letter go where it says", async () => {
  const page = await pageOf("admin", "en");
  const step = (number: number) => page.getByRole("listitem", { name: `Step ${number}`, exact: true });
  await page.goto("/admin/routing/strategies");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill("Native speakers first");
  await step(1).getByLabel("Condition", { exact: true }).first().selectOption("skill");
  await step(1).getByLabel("Skill", { exact: true }).selectOption({ label: "Chinese · 中文" });
  await step(1).getByLabel("Level", { exact: true }).fill("5");
  await step(1).getByLabel("Tried for", { exact: true }).fill("30");
  await step(1).getByLabel("Skip the step", { exact: true }).selectOption("NOBODY_FREE");
  await page.getByRole("button", { name: "Add a step", exact: true }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/strategies\/[0-9a-f-]{36}$/);
  const { items } = await asked<{ items: { id: string; name: string }[] }>("/queues");
  await page.goto(`/admin/routing/queues/${items.find(({ name }) => name.startsWith("Sales"))?.id}`);
  const kept = page.waitForResponse(
    (one) => one.url().endsWith("/strategy") && one.request().method() === "PUT",
  );
  await page
    .getByRole("combobox", { name: "Strategy", exact: true })
    .selectOption({ label: "Native speakers first" });
  expect((await kept).status()).toBe(200);
  await page.context().close();

  await pause(zhao);
  await push("testletter", "1", "Gu Wen", letter);
  await accept(wu, letter);

  await becomeAvailable(zhao);
  await push("testcall", "1", "Fang Li", call);
  await accept(zhao, call);

  const { demo } = await asked<{ demo: { channelId: string } }>("/session");
  const shop = await openContext(browser, { language: "en" }, run.url);
  const visitor = await visitShop(shop, demo.channelId, "en");
  await visitor.widget.locator("textarea").first().fill(chat);
  await visitor.widget.locator("textarea").first().press("Enter");
  await accept(wu, chat);
});

const words = {
  en: {
    why: "Why it was routed so",
    noAgent: "You take no work yourself",
    [letter]: [
      "Asked: Wu Jie 吴洁",
      "Sales · 售前咨询 · step 2",
      "1 agent: not available",
      "Came to step 2: nobody who qualifies was free",
    ],
    [call]: ["Asked: Zhao Min 赵敏", "Sales · 售前咨询 · step 1", "1 agent: not qualified in this step"],
    [chat]: [
      "Asked: Wu Jie 吴洁",
      "Sales · 售前咨询 · step 2",
      "1 agent: busy with what must not be interrupted",
      "Came to step 2: nobody who qualifies was free",
    ],
    team: "Team",
    cannot: "What waits (1 piece of work) cannot go to Zhao Min 赵敏.",
    because: "1 · Zhao Min 赵敏 holds work that must not be interrupted",
    gone: "There is no such agent.",
    absent: "Nothing is offered: Wu Jie 吴洁 is not available.",
  },
  "zh-CN": {
    why: "为什么这样分配",
    noAgent: "你本人不接待工作",
    [letter]: [
      "已邀约：Wu Jie 吴洁",
      "Sales · 售前咨询 · 第 2 步",
      "1 人：不在可用状态",
      "进入第 2 步：符合条件的人都不空闲",
    ],
    [call]: ["已邀约：Zhao Min 赵敏", "Sales · 售前咨询 · 第 1 步", "1 人：不符合这一步的条件"],
    [chat]: [
      "已邀约：Wu Jie 吴洁",
      "Sales · 售前咨询 · 第 2 步",
      "1 人：手上的工作不能被打断",
      "进入第 2 步：符合条件的人都不空闲",
    ],
    team: "团队",
    cannot: "等待的 1 项工作都不能分配给Zhao Min 赵敏。",
    because: "1 项 · Zhao Min 赵敏手上的工作不能被打断",
    gone: "没有这位坐席。",
    absent: "没有发出邀约：Wu Jie 吴洁不在可用状态。",
  },
};

describe.each<Language>(["en", "zh-CN"])("a supervisor who takes no work reads in %s", (language) => {
  const w = words[language];
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    page = await (
      await openContext(browser, { language, theme: language === "en" ? "light" : "dark" }, run.url)
    ).newPage();
    errors = watchErrors(page);
    await signIn(page, account("supervisor"), language);
  });
  afterAll(() => page?.context().close());

  test("why each of them went where it did", async () => {
    for (const text of [letter, call, chat]) {
      await page.goto(`/desk/${conversations.get(text)}`);
      await page.getByText(w.why).click();
      const said = page.locator("details").filter({ hasText: w.why });
      await said.locator("li").first().waitFor();
      const lines = (await said.innerText()).split("\n");
      for (const line of w[text as keyof typeof w] as string[]) {
        expect(
          lines.some((one) => one.endsWith(line)),
          `${line} in ${lines.join(" | ")}`,
        ).toBe(true);
      }
      await page.locator("#list").getByText(w.noAgent).waitFor();
      expect(await page.getByRole("alert").count()).toBe(0);
    }
    await page.getByText(w.why).scrollIntoViewIfNeeded();
    await picture(page, `why-${language}`);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("why nothing comes to an agent now, and follows what the agent does", async () => {
    if (language === "en") await push("testletter", "2", "He Xin", secondLetter);
    await page.getByRole("link", { name: w.team, exact: true }).click();
    await page.getByRole("link", { name: /Zhao Min/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByText(w.cannot).waitFor();
    await page.getByText(w.because).waitFor();
    await picture(page, `idle-${language}`);
    await page.getByRole("link", { name: /Wu Jie/ }).click();
    await page.getByRole("heading", { level: 3 }).waitFor();
    if (language === "en") await pause(wu);
    await page.getByText(w.absent).waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await picture(page, `idle-phone-${language}`);
    expect(await violations(page)).toEqual([]);
    await page.goto("/team/nobody");
    await page.getByText(w.gone).waitFor();
    await picture(page, `idle-nobody-${language}`);
    expect(errors).toEqual([]);
  });
});

import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violations } from "./support/axe.ts";
import {
  account,
  demoChannel,
  type Language,
  launch,
  openContext,
  picture,
  running,
  signIn,
  watchErrors,
} from "./support/browser.ts";

const words = {
  en: {
    title: "Reports",
    own: "My report",
    offered: "Offered",
    meaning: "Contacts that entered the queue.",
    download: "Download table",
    head: "From,To,Queue ID,Queue,Channel,Pace,Offered,",
    agents: "Agent",
    wrong: "Choose a first day that does not come after the last one.",
    from: "From",
  },
  "zh-CN": {
    title: "报表",
    own: "我的报表",
    offered: "进入队列",
    meaning: "进入队列的联系。",
    download: "下载表格",
    head: "开始,结束,队列 ID,队列,渠道,节奏,进入队列,",
    agents: "坐席",
    wrong: "开始日期不能晚于结束日期。",
    from: "开始日期",
  },
} as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** Somebody writes and goes, so that there is something to count and nothing waits for other tests. */
async function writes(channel: string): Promise<void> {
  const post = async (path: string, body: unknown, token?: string) => {
    const response = await fetch(`${running().url}/api/v1/webchat/${channel}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    expect(response.status).toBeLessThan(300);
    const text = await response.text();
    return (text ? JSON.parse(text) : {}) as { token?: string };
  };
  const { token } = await post("visitors", { language: "en" });
  await post("messages", { text: "count me" }, token);
  await post("end", {}, token);
}

describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
  const t = words[language];

  test("a supervisor reads what happened, learns what a figure means, and takes the table along", async () => {
    const context = await openContext(browser, { language });
    const page = await context.newPage();
    const errors = watchErrors(page);
    await signIn(page, account("supervisor"), language);
    await writes(await demoChannel(page));
    await page.goto("/reports?interval=day");
    await page.getByRole("heading", { level: 1, name: t.title }).waitFor();
    const offered = page.getByRole("columnheader", { name: t.offered, exact: true }).getByRole("button");
    await offered.first().focus();
    await page.getByText(t.meaning).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, `reports-${language}`);

    const loading = page.waitForEvent("download");
    await page.getByRole("button", { name: t.download }).click();
    const table = await readFile(await (await loading).path(), "utf8");
    expect(table.startsWith(`\uFEFF${t.head}`)).toBe(true);
    expect(table.trimEnd().split("\r\n").length).toBeGreaterThan(1);

    await page.goto("/reports?by=agent");
    await page.getByRole("columnheader", { name: t.agents, exact: true }).first().waitFor();
    await page.getByLabel(t.from).fill("2199-01-01");
    await page.getByText(t.wrong).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

test("an agent reads only what is theirs", async () => {
  const context = await openContext(browser, { language: "zh-CN" });
  const page = await context.newPage();
  await signIn(page, account("agent"), "zh-CN");
  await page.goto("/reports");
  await page.getByRole("heading", { level: 1, name: words["zh-CN"].own }).waitFor();
  await page.locator("table, p").first().waitFor();
  expect(await page.getByRole("button", { name: words["zh-CN"].download }).count()).toBe(0);
  const refused = await page.request.get("/api/v1/reports/intervals?by=agent&from=2026-11-22&to=2026-11-22");
  expect(refused.status()).toBe(403);
  await context.close();
});

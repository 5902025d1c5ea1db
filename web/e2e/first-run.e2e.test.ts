import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "./support/axe.ts";
import { launch, openContext, picture, watchErrors } from "./support/browser.ts";
import { type Run, startProduct, stopProduct } from "./support/product.ts";
import { totp } from "./support/totp.ts";

const data = mkdtempSync(join(tmpdir(), "parley-empty-"));
const file = join(data, "first-admin.txt");
const password = "correct horse battery staple";

let browser: Browser;
let run: Run;
beforeAll(async () => {
  browser = await launch();
  run = await startProduct(data, 0, []);
});
afterAll(async () => {
  await browser?.close();
  await stopProduct(data);
  rmSync(data, { recursive: true, force: true });
});

test("the first administrator comes in with a one-time password and has to choose an own one first", async () => {
  const once = /：?(?:One-time password: |一次性密码：)(\S+)/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  const context = await openContext(browser, { language: "zh-CN" }, run.url);
  const page = await context.newPage();
  const errors = watchErrors(page);
  const found: string[] = [];

  await page.goto("/");
  await page.locator("input[name=login]").fill("admin");
  await page.locator("input[name=password]").fill(once);
  await page.keyboard.press("Enter");
  await page.locator("input[autocomplete=new-password]").waitFor();
  await picture(page, "first-password");
  found.push(...(await violations(page)));
  // Nothing else is open, by whatever address.
  await page.goto("/admin/system/settings");
  await page.locator("input[autocomplete=new-password]").waitFor();
  expect(await page.locator("nav").count()).toBe(0);

  await page.locator("input[name=current]").fill(once);
  await page.locator("input[name=password]").fill("password1234");
  await page.keyboard.press("Enter");
  await page.getByText("过于常见").waitFor();
  await page.locator("input[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.locator("nav").first().waitFor();
  expect(existsSync(file)).toBe(false);
  // The language in which it was done is the account's from now on.
  const session = await (await page.request.get("/api/v1/session")).json();
  expect(session.limit).toBeNull();
  expect(session.person.language).toBe("zh-CN");
  expect(found).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

test("a second factor is set up, asked for at the next sign-in, and can be replaced by a recovery code", async () => {
  const context = await openContext(browser, { language: "en" }, run.url);
  const page = await context.newPage();
  const errors = watchErrors(page);
  const signIn = async () => {
    await page.goto("/sign-in");
    await page.locator("input[name=login]").fill("admin");
    await page.locator("input[name=password]").fill(password);
    await page.keyboard.press("Enter");
  };
  await signIn();
  await page.locator("nav").first().waitFor();
  await page.goto("/me/account");
  await page.getByRole("button", { name: /Set up|开始设置/ }).click();
  await page.locator("section").last().locator("input[name=password]").fill(password);
  await page.keyboard.press("Enter");
  const secret = (await page.locator("[class*=secret]").innerText()).replaceAll(" ", "");
  await page.locator("[class*=qr] svg").first().waitFor();
  await picture(page, "second-factor");
  const before = Math.floor(Date.now() / 30_000);
  await page.locator("input[name=code]").fill(totp(secret, before));
  await page.keyboard.press("Enter");
  const codes = page.locator("[class*=codes] li");
  await codes.first().waitFor();
  const recovery = await codes.first().innerText();
  expect(await codes.count()).toBe(10);
  await picture(page, "recovery-codes");

  await page.context().clearCookies();
  await signIn();
  await page.locator("input[name=code]").waitFor();
  await picture(page, "sign-in-code");
  await page.locator("input[name=code]").fill("000000");
  await page.keyboard.press("Enter");
  await page.locator("[role=alert]:not(:empty)").waitFor();
  await page.locator("input[name=code]").fill(recovery);
  await page.keyboard.press("Enter");
  await page.locator("nav").first().waitFor();

  // Two sessions now: the other one is ended from here.
  await page.goto("/me/devices");
  await page.locator("[class*=device] button").first().waitFor();
  await picture(page, "devices");
  const list = async () =>
    (await (await page.request.get("/api/v1/session/sessions")).json()) as { items: unknown[] };
  expect((await list()).items.length).toBeGreaterThan(1);
  await page.locator("section > div button").last().click();
  await expect.poll(async () => (await list()).items.length).toBe(1);

  await page.goto("/me/account");
  await page.locator("section").last().getByRole("button").click();
  await page.locator("section").last().locator("input[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /Set up|开始设置/ }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

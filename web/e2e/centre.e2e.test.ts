import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openContext, picture, watchErrors } from "./support/browser.ts";
import { type Run, startProduct, stopProduct } from "./support/product.ts";

const data = mkdtempSync(join(tmpdir(), "parley-built-"));
const ADMINISTRATOR = "correct horse battery staple";
const AGENT = "seven quiet herons on a pond";

let browser: Browser;
let run: Run;
let site: Server;
/** What the owner of the other site has pasted into its page. */
let pasted = "";

beforeAll(async () => {
  browser = await launch();
  run = await startProduct(data, 0, []);
  site = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1>${pasted}</html>`);
  });
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await stopProduct(data);
  rmSync(data, { recursive: true, force: true });
});

/** Signs in with a password that holds once, and chooses an own one. */
async function comeIn(page: Page, login: string, once: string, own: string): Promise<void> {
  await page.goto("/");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(once);
  await page.keyboard.press("Enter");
  await page.locator("input[autocomplete=new-password]").fill(own);
  await page.keyboard.press("Enter");
  await page.locator("nav").first().waitFor();
}

/** A page of the administration, filled in like a person does: by the labels that can be read. */
function formOf(page: Page) {
  const field = (label: string) => page.getByLabel(label, { exact: true }).last();
  return {
    create: async (place: string) => {
      await page.getByRole("link", { name: place, exact: true }).click();
      await page.getByRole("button", { name: "Create", exact: true }).click();
    },
    write: (label: string, text: string) => field(label).fill(text),
    choose: async (label: string, text: string) => {
      await field(label).click();
      await field(label).fill(text);
      await page.locator(".ant-select-dropdown:visible [title]").getByText(text).first().click();
    },
    add: (list: string) =>
      page.locator("fieldset", { hasText: list }).getByRole("button", { name: /^Add/ }).click(),
    save: async () => {
      await page.getByRole("button", { name: "Save", exact: true }).click();
      // the bar is there as long as something is unsaved
      await page.locator("form button[type=submit]").waitFor({ state: "hidden" });
    },
  };
}

test("a centre is built through its pages alone, up to the first answer", { timeout: 180_000 }, async () => {
  const once =
    /One-time password: (\S+)|一次性密码：(\S+)/
      .exec(readFileSync(join(data, "first-admin.txt"), "utf8"))
      ?.slice(1)
      .find(Boolean) ?? "";
  const office = await openContext(browser, { language: "en" }, run.url);
  const page = await office.newPage();
  const errors = watchErrors(page);
  await comeIn(page, "admin", once, ADMINISTRATOR);
  await page.getByText("Ready to go live").first().waitFor();
  await picture(page, "centre-0-start");

  await page.goto("/admin");
  const form = formOf(page);
  await page.getByText("No queue yet").waitFor();
  await picture(page, "centre-1-no-queue");

  await form.create("Skills");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Fill this in.").waitFor();
  await expect
    .poll(() => page.getByLabel("Name", { exact: true }).evaluate((it) => it === document.activeElement))
    .toBe(true);
  await picture(page, "centre-2-field-error");
  await form.write("Name", "Returns");
  await form.save();

  await form.create("Opening hours");
  await form.write("Name", "Every day");
  for (const day of ["Saturday", "Sunday"]) {
    await form.add("Week");
    await form.choose("Day", day);
  }
  for (const from of await page.getByLabel("From", { exact: true }).all()) await from.fill("00:00");
  for (const to of await page.getByLabel("To", { exact: true }).all()) await to.fill("23:59");
  await picture(page, "centre-3-hours");
  await form.save();

  await form.create("Queues");
  await form.write("Name", "Returns desk");
  await form.choose("Opening hours", "Every day");
  await form.save();

  await form.create("People");
  await form.write("Name", "Wu Jie");
  await form.write("Login", "admin");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator(".ant-form-item-explain-error").first().waitFor();
  await expect
    .poll(() => page.getByLabel("Login", { exact: true }).evaluate((it) => it === document.activeElement))
    .toBe(true);
  await picture(page, "centre-4-login-taken");
  await form.write("Login", "wu.jie");
  await form.write("Name for customers", "Jie");
  await form.add("Skills");
  await form.choose("Skills", "Returns");
  await form.save();
  const password = (await page.locator("dialog[open] [class*=code]").innerText()).trim();
  await picture(page, "centre-5-password");
  await page.locator("dialog[open]").getByRole("button", { name: "Close" }).click();

  await form.create("Teams");
  await form.write("Name", "Back office");
  await form.choose("Members", "Wu Jie");
  await page.keyboard.press("Escape");
  await form.save();

  await page.getByRole("link", { name: "Queues", exact: true }).click();
  await page.getByRole("link", { name: "Returns desk" }).click();
  await form.add("Members");
  await form.choose("Members", "Wu Jie");
  await form.save();
  await page.locator("summary", { hasText: "History" }).click();
  await page.getByText("created").first().waitFor();
  await picture(page, "centre-6-queue-history");

  await form.create("Channels");
  const webChat = page.getByRole("button", { name: /^Create: Web/ });
  if (await webChat.isVisible().catch(() => false)) await webChat.click();
  await form.write("Name", "Shop");
  await form.save();
  pasted = await page.locator("code", { hasText: "<script" }).innerText();
  await picture(page, "centre-7-channel");

  const home = await openContext(browser, { language: "en" }, run.url);
  const desk = await home.newPage();
  const deskErrors = watchErrors(desk);
  await comeIn(desk, "wu.jie", password, AGENT);
  await desk.goto("/desk");
  await desk.locator("[data-stream=live]").waitFor();
  await picture(desk, "centre-8-agent-arrives");
  await desk.keyboard.press("q");
  await desk.keyboard.type("available", { delay: 15 });
  await desk.keyboard.press("Enter");

  const street = await openContext(browser, { language: "en" }, run.url);
  const shop = await street.newPage();
  await shop.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
  await shop.locator("button[aria-expanded]").click();
  const widget = shop.frameLocator("iframe");
  await widget.locator("textarea").fill("Can I return an opened tent?");
  await widget.locator("button[type=submit]").click();
  await desk.locator("article[data-work]").waitFor();
  await desk.keyboard.press("F9");
  await desk.locator("textarea").fill("Yes, within 30 days.");
  await desk.keyboard.press("Enter");
  await widget.locator("article[data-entry]").getByText("Yes, within 30 days.").waitFor();
  await picture(shop, "centre-9-answered-shop");
  await picture(desk, "centre-9-answered-desk");

  await page.goto("/setup");
  await page.locator("[data-step=try][data-done=true]").waitFor();
  await page.locator("[data-step=widget][data-done=true]").waitFor();
  await picture(page, "centre-10-list");
  expect(errors).toEqual([]);
  expect(deskErrors).toEqual([]);
  await Promise.all([office.close(), home.close(), street.close()]);
});

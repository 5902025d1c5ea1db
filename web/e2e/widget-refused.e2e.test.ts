import { createHmac } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { administer, webchat } from "./support/administration.ts";
import { launch, picture, running, type Visitor } from "./support/browser.ts";
import {
  ask,
  conversationOf,
  end,
  field,
  open,
  png,
  rate,
  Scene,
  said,
  say,
  send,
} from "./support/widget.ts";

const HOSTILE = `<img src=x onerror="window.planted=1;alert(1)"><script>window.planted=1;alert(1)</script>`;

let browser: Browser;
let scene: Scene;
beforeAll(async () => {
  browser = await launch();
  scene = await Scene.open(browser, () => running().url, "zh-CN");
});
afterAll(async () => {
  await scene?.close();
  await browser?.close();
});
beforeEach(() => scene.begin());
afterEach(() => scene.end());

const words = say["zh-CN"];

describe("what the widget must withstand", () => {
  test("script in every word stays text, for the visitor and for the agent", async () => {
    const { desk } = scene;
    const channel = await webchat(`Shop ${HOSTILE}`);
    await administer("POST", "/canned-replies", {
      shortcut: "bad",
      title: HOSTILE,
      text: `${HOSTILE} canned`,
      language: "zh-CN",
    });
    const visitor = await scene.look({ channel, title: HOSTILE });
    const dialogs: string[] = [];
    for (const page of [desk, visitor.page]) {
      page.on("dialog", (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
    }
    await open(visitor);
    await field(visitor).fill(`${HOSTILE} question`);
    await visitor.widget.locator("input[autocomplete=name]").fill(HOSTILE.slice(0, 180));
    await send(visitor);
    await said(visitor, "question");
    await scene.accept();
    await desk.locator("article[data-entry]").getByText("question").first().waitFor();
    await scene.answer(`${HOSTILE} answer`);
    await said(visitor, "answer");
    await visitor.widget.locator("input[type=file]").setInputFiles({
      name: "<img src=x onerror=alert(1)>.png",
      mimeType: "image/png",
      buffer: png(240, 160),
    });
    await visitor.widget.locator(".chip img").waitFor();
    await send(visitor);
    await desk.locator("article[data-entry] img").first().waitFor();
    const composer = desk.locator("textarea").first();
    await composer.pressSequentially("/bad", { delay: 40 });
    await desk.locator("[role=option]").first().waitFor();
    await composer.press("Enter");
    await composer.press("Enter");
    await said(visitor, "canned");
    await composer.press("Escape");
    await desk.keyboard.press("n");
    await desk.keyboard.type(`${HOSTILE} note`);
    await desk.keyboard.press("Control+Enter");
    await desk.locator("article[data-entry]").getByText("note").first().waitFor();
    await picture(desk, "desk-hostile");
    await picture(visitor.page, "widget-hostile");
    await end(visitor);
    await rate(visitor, 1, `${HOSTILE} rating`);
    await desk.getByText("rating").first().waitFor();

    expect(dialogs).toEqual([]);
    for (const where of [desk.mainFrame(), visitor.page.mainFrame(), visitor.frame()]) {
      expect(await where.evaluate(() => (window as { planted?: number }).planted)).toBeUndefined();
      expect(await where.locator("img[src=x], img[onerror]").count()).toBe(0);
    }
    const shown = visitor.widget.locator("article[data-entry]").getByText(HOSTILE, { exact: false });
    expect(await shown.count()).toBeGreaterThan(2);
    expect(await visitor.widget.getByText("note").count()).toBe(0);
  });

  test("a blocked visitor is told so, and the words stay where they were written", async () => {
    const channel = await webchat("Blocking");
    const visitor = await scene.visit({ channel });
    await ask(visitor, words.question);
    const conversation = await conversationOf(visitor, channel);
    const { customer } = await administer<{ customer: { id: string } }>(
      "GET",
      `/conversations/${conversation}`,
    );
    await administer("PUT", `/customers/${customer.id}/block`, {
      until: "2199-01-01T00:00:00Z",
      reason: "insults",
    });
    await field(visitor).fill(words.late);
    await field(visitor).press("Enter");
    await visitor.widget.locator(".strip[role=alert]").waitFor();
    await visitor.widget.locator("[data-pending]").getByText(words.late).waitFor();
    await picture(visitor.page, "widget-blocked");
    await administer("DELETE", `/customers/${customer.id}/block`);
    await visitor.widget.locator("[data-pending] button").first().click();
    await said(visitor, words.late);
    await expect.poll(() => visitor.widget.locator(".strip[role=alert]").count()).toBe(0);
  });

  test("a page that is not listed gets a sentence in place of the chat", async () => {
    const channel = await webchat("Listed", { allowedOrigins: ["https://shop.example"] });
    const visitor = await scene.look({ channel, language: "en" });
    await open(visitor);
    const notice = visitor.page.locator("p[role=alert]");
    await expect.poll(() => notice.textContent()).not.toBe("");
    expect(await visitor.page.locator("iframe").count()).toBe(0);
    await picture(visitor.page, "widget-not-listed");

    const listed = await webchat("Listed too", { allowedOrigins: [scene.site.origin] });
    await ask(await scene.visit({ channel: listed, language: "en" }), "hello");
  });
});

describe("who the host page says it is", () => {
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = (secret: string, claims: object) => {
    const body = `${base64({ alg: "HS256" })}.${base64(claims)}`;
    return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
  };
  const chat = async (identity: string, channel: string): Promise<[Visitor, string[]]> => {
    const visitor = await scene.look({ channel, identity });
    const warnings: string[] = [];
    visitor.page.on("console", (message) => {
      if (message.type() === "warning" && message.text().startsWith("Parley:")) warnings.push(message.text());
    });
    await open(visitor);
    await ask(visitor, words.question);
    return [visitor, warnings];
  };

  test("a forged or outdated word is the developer's news, and the visitor chats as a stranger", async () => {
    const channel = await webchat("Signed");
    const { secret } = await administer<{ secret: string }>("POST", `/channels/${channel}/identity-secrets`);
    const never = { sub: "1", name: "Wang Fang", exp: 4102444800 };
    const unsigned = `${base64({ alg: "none" })}.${base64(never)}.`;
    for (const identity of [
      unsigned,
      signed("another secret", never),
      signed(secret, { ...never, exp: 1_000_000_000 }),
    ]) {
      const [, warnings] = await chat(identity, channel);
      await expect.poll(() => warnings.length).toBe(1);
    }

    const soon = Math.floor(Date.now() / 1000) + 600;
    const [known, none] = await chat(signed(secret, { ...never, exp: soon }), channel);
    const id = await conversationOf(known, channel);
    const named = async () =>
      (await administer<{ customer: { name: string | null } }>("GET", `/conversations/${id}`)).customer.name;
    await expect.poll(named).toBe("Wang Fang");
    expect(none).toEqual([]);
  });
});

import { readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setOpen, webchat } from "./support/administration.ts";
import { violations } from "./support/axe.ts";
import { launch, picture, running, type Visitor, watchErrors } from "./support/browser.ts";
import { Line } from "./support/line.ts";
import { looks } from "./support/looks.ts";
import {
  ask,
  end,
  field,
  hasFocus,
  largeFile,
  open,
  png,
  rate,
  Scene,
  said,
  say,
  send,
  stored,
  widths,
} from "./support/widget.ts";
import { becomeAvailable } from "./support/work.ts";

let browser: Browser;
let scene: Scene;
let channel: string;
beforeAll(async () => {
  browser = await launch();
  scene = await Scene.open(browser, () => running().url, "en");
  channel = await webchat("Tent shop", { askContact: true, privacyUrl: "https://shop.example/privacy" });
});
afterAll(async () => {
  await scene?.close();
  await browser?.close();
});
beforeEach(() => scene.begin());
afterEach(() => scene.end());
const place = (visitor: Visitor) => visitor.widget.locator("section.card .strong").textContent();

describe.each(looks)("in $language, $theme, at $width px", ({ language, theme = "light", width }) => {
  const tag = `${language}-${theme}-${width}`;
  const words = say[language];
  const host = () => ({ channel, language, dark: theme === "dark" });

  test("every screen of the widget can be read by everybody", async () => {
    const found: string[] = [];
    const errors: string[] = [];
    const screen = async (visitor: Visitor, name: string) => {
      await picture(visitor.page, `widget-${name}-${tag}`);
      found.push(...(await violations(visitor.frame())).map((line) => `${name}: ${line}`));
      const wide = await visitor
        .frame()
        .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push(`${name}: ${wide} px wider than its frame`);
    };

    const visitor = await scene.look(host(), width);
    errors.push(...watchErrors(visitor.page));
    await picture(visitor.page, `widget-button-${tag}`);
    await open(visitor);
    await field(visitor).waitFor();
    await send(visitor);
    await visitor.widget.locator("#question-missing").waitFor();
    await screen(visitor, "form");
    await ask(visitor, words.question);
    await visitor.widget.locator("section.card").waitFor();
    await screen(visitor, "line");

    await scene.accept();
    await scene.answer(words.answer);
    await said(visitor, words.answer);
    await visitor.widget
      .locator("input[type=file]")
      .setInputFiles({ name: "tent.png", mimeType: "image/png", buffer: png(240, 160) });
    await visitor.widget.locator(".chip img").waitFor();
    await visitor.widget.locator("header button[aria-haspopup]").click();
    await visitor.widget.locator("[role=menu]").waitFor();
    await screen(visitor, "chat");
    await visitor.page.keyboard.press("Escape");
    await end(visitor);
    await screen(visitor, "end");
    await rate(visitor, 4, "");
    await screen(visitor, "rated");

    await setOpen(false);
    try {
      const late = await scene.visit(host(), width);
      await send(late);
      await late.widget.locator("[role=alert]").waitFor();
      await screen(late, "shut");
      await field(late).fill(words.late);
      await late.widget.locator("input[autocomplete=email]").fill("li@example.com");
      await send(late);
      await late.widget.locator("section.card").waitFor();
      await screen(late, "left");
    } finally {
      await setOpen(true);
    }
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe("a visitor of somebody's own page", () => {
  const words = say.en;

  test("asks, waits in line, talks, sends and gets files, ends, rates, and finds it all again", async () => {
    const ahead = await scene.visit({ channel });
    await ask(ahead, words.question);
    const visitor = await scene.visit({ channel });
    const { desk } = scene;
    expect(await visitor.widget.locator(".privacy a").getAttribute("href")).toBe(
      "https://shop.example/privacy",
    );

    // a contact by which nobody can be reached is doubted once
    await field(visitor).fill(words.question);
    await visitor.widget.locator("input[autocomplete=name]").fill("Li Lei");
    await visitor.widget.locator("input[autocomplete=email]").fill("li at example");
    await send(visitor);
    await visitor.widget.locator("#contact-why[role=alert]").waitFor();
    await visitor.widget.locator("input[autocomplete=email]").fill("li@example.com");
    await send(visitor);
    await said(visitor, words.question);

    // the place moves over the stream when somebody ahead leaves
    await expect.poll(() => place(visitor)).toMatch(/number 2/);
    await end(ahead);
    await expect.poll(() => place(visitor)).toMatch(/next/);

    await scene.accept();
    const composer = desk.locator("textarea").first();
    await composer.pressSequentially("We ", { delay: 30 });
    await visitor.widget.locator(".typing").waitFor();
    await scene.answer(words.answer);
    await said(visitor, words.answer);
    await visitor.widget.locator(".row.mine .meta [aria-label=seen]").first().waitFor();
    await field(visitor).pressSequentially("abc", { delay: 30 });
    await desk.getByText(/is typing/).waitFor();
    await field(visitor).fill("");

    // a picture to the agent, seen before it is sent
    const chooser = visitor.widget.locator("input[type=file]");
    await chooser.setInputFiles({ name: "tent.png", mimeType: "image/png", buffer: png(240, 160) });
    await visitor.widget.locator(".chip img").waitFor();
    await send(visitor);
    await expect.poll(() => widths(visitor.widget, ".photo img")).toEqual([240]);
    await expect.poll(() => widths(desk, "article[data-entry] img")).toEqual([240]);

    // what may not come is refused with a sentence, and goes away
    const film = largeFile("film.bin", 27);
    const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200, 1)]);
    await chooser.setInputFiles({ name: "setup.exe", mimeType: "application/octet-stream", buffer: program });
    await chooser.setInputFiles(film);
    await expect.poll(() => visitor.widget.locator(".chip.refused").count()).toBe(2);
    for (const reason of await visitor.widget.locator(".chip.refused small").allTextContents()) {
      expect(reason).toMatch(/^.{8,}\.$/u);
    }
    await picture(visitor.page, "widget-refused-files");
    rmSync(dirname(film), { recursive: true });
    await visitor.widget.locator(".chip button").first().click();
    await visitor.widget.locator(".chip button").first().click();

    // a file and a canned reply to the visitor
    await desk.bringToFront();
    const uploaded = desk.waitForResponse((answer) => answer.url().endsWith("/files") && answer.ok());
    await desk
      .locator("input[type=file]")
      .setInputFiles({ name: "label.txt", mimeType: "text/plain", buffer: Buffer.from("label") });
    await uploaded;
    await composer.press("Enter");
    await visitor.page.bringToFront();
    const download = visitor.page.waitForEvent("download");
    await visitor.widget.locator(".file button").click();
    expect(readFileSync(await (await download).path(), "utf8")).toBe("label");
    await desk.bringToFront();
    await composer.pressSequentially("/bye", { delay: 40 });
    await desk.locator("[role=option]").first().waitFor();
    await composer.press("Enter");
    await expect.poll(() => composer.inputValue()).toContain(words.bye);
    await composer.press("Enter");
    await said(visitor, words.bye);
    await picture(visitor.page, "widget-files");

    // it goes on on another page of the site, in the same conversation
    await visitor.page.goto(scene.site.page("/shoes", { channel, language: "en" }));
    await visitor.page.locator("iframe").waitFor({ state: "attached" });
    await open(visitor);
    await said(visitor, words.answer);
    await field(visitor).fill("from the other page");
    await field(visitor).press("Enter");
    await desk.locator("article[data-entry]").getByText("from the other page").waitFor();

    await end(visitor);
    await rate(visitor, 4, "quick answer");
    const saved = visitor.page.waitForEvent("download");
    await visitor.widget.locator("[data-conversation] .button.plain").click();
    const transcript = readFileSync(await (await saved).path(), "utf8");
    for (const each of [words.question, words.answer, "tent.png", "label.txt", words.bye])
      expect(transcript).toContain(each);

    await visitor.page.reload();
    await open(visitor);
    await said(visitor, words.answer);
    await visitor.widget.locator("[data-conversation] button").first().click();
    await field(visitor).waitFor();
  });

  test("leaves a message while nobody is there, and it is offered at the opening", async () => {
    const { desk } = scene;
    await setOpen(false);
    try {
      await becomeAvailable(desk);
      const visitor = await scene.visit({ channel });
      await field(visitor).fill(words.late);
      await visitor.widget.locator("input[autocomplete=email]").fill("li@example.com");
      await send(visitor);
      await said(visitor, words.late);
      const note = visitor.widget.locator("section.card");
      await expect.poll(() => note.textContent()).toMatch(/We are back .*\d/);
      await ask(visitor, "In the morning, if you can.");
      expect(await desk.locator("article[data-work]").count()).toBe(0);

      // the visitor goes home; at the opening the message is offered
      await visitor.page.goto("about:blank");
      await setOpen(true);
      await desk.bringToFront();
      await desk.locator("article[data-work]").getByText(words.late).waitFor();
      await desk.keyboard.press("F9");
      await desk.locator("article[data-entry]").getByText("In the morning").waitFor();
      await expect.poll(() => desk.locator("body").innerText()).toContain("li@example.com");
      await picture(desk, "desk-left");
    } finally {
      await setOpen(true);
    }
  });

  test("loses the line, is told so, and what is written meanwhile arrives once", async () => {
    const line = await Line.to(running().url);
    try {
      const visitor = await scene.visit({ channel, product: line.url });
      line.slow(300);
      await ask(visitor, words.question);
      line.cut();
      await field(visitor).fill(words.late);
      await field(visitor).press("Enter");
      await visitor.widget.locator("[data-pending]").getByText(words.late).waitFor();
      await visitor.widget.locator(".strip[role=status]").waitFor();
      await picture(visitor.page, "widget-offline");
      line.mend();
      await said(visitor, words.late);
      await expect.poll(() => visitor.widget.locator(".strip").count()).toBe(0);
      expect(await stored(visitor, channel)).toEqual([words.question, words.late]);
      await end(visitor);
    } finally {
      await line.close();
    }
  });

  test("needs no mouse, and on a phone the chat fills the screen", async () => {
    const visitor = await scene.look({ channel }, 390);
    await visitor.page.keyboard.press("Tab");
    await visitor.page.keyboard.press("Tab");
    await visitor.page.keyboard.press("Enter");
    await visitor.widget.locator("textarea").waitFor();
    await expect
      .poll(() => visitor.page.locator("iframe").boundingBox())
      .toEqual({ x: 0, y: 0, width: 390, height: 844 });
    const focused = () => visitor.frame().evaluate(() => document.activeElement?.tagName);
    await expect.poll(focused).toBe("TEXTAREA");
    await visitor.page.keyboard.type(words.question);
    await visitor.page.keyboard.press("Enter");
    await said(visitor, words.question);
    await expect.poll(focused).toBe("TEXTAREA");
    await picture(visitor.page, "widget-phone");
    await visitor.page.keyboard.press("Escape");
    await expect
      .poll(() => visitor.page.locator("iframe").evaluate((element) => (element as HTMLElement).hidden))
      .toBe(true);
    await expect
      .poll(() => visitor.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName))
      .toBe("BUTTON");
    await visitor.page.keyboard.press("Enter");
    await expect.poll(focused).toBe("TEXTAREA");
    // back over send, field, file and emoji to the menu, whose last item asks before it ends the chat
    for (let i = 0; i < 20 && !(await hasFocus(visitor, "header button[aria-haspopup]")); i++)
      await visitor.page.keyboard.press("Shift+Tab");
    await visitor.page.keyboard.press("Enter");
    await visitor.widget.locator("[role=menu]").waitFor();
    await visitor.page.keyboard.press("ArrowUp");
    await visitor.page.keyboard.press("Enter");
    await visitor.widget.locator("[role=menuitem].danger").waitFor();
    await visitor.page.keyboard.press("Enter");
    await visitor.widget.locator("[data-conversation]").waitFor();
  });
});

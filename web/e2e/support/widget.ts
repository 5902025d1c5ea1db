import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { administer } from "./administration.ts";
import { account, type Language, openContext, signIn, type Visitor } from "./browser.ts";
import { type Host, HostSite } from "./host-page.ts";
import { becomeAvailable, finishWork } from "./work.ts";

export const say = {
  en: {
    question: "Do you ship to Norway?",
    answer: "We do, in five days.",
    late: "Please call me about order 88123.",
    bye: "Glad I could help",
  },
  "zh-CN": {
    question: "可以寄到挪威吗？",
    answer: "可以，大约五天到。",
    late: "关于订单 88123，请联系我。",
    bye: "很高兴能帮到您",
  },
} as const satisfies Record<Language, Record<string, string>>;

/** Somebody's own site with visitors, and an agent at the desk. */
export class Scene {
  readonly #contexts: BrowserContext[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly site: HostSite,
    readonly desk: Page,
    private readonly language: Language,
  ) {}

  static async open(browser: Browser, product: () => string, language: Language): Promise<Scene> {
    const site = await HostSite.open(product);
    const desk = await (await openContext(browser, { language })).newPage();
    await signIn(desk, account("agent"), language);
    return new Scene(browser, site, desk, language);
  }

  /** Nobody waits, and the agent takes nothing until the test says so. */
  async begin(): Promise<void> {
    await finishWork(this.desk);
    // without the chat of the test before
    await this.desk.goto("/desk");
    await this.desk.locator("[data-stream=live]").waitFor();
    await this.desk.evaluate(() =>
      fetch("/api/v1/presence", {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ state: "break", reason: "lunch" }),
      }),
    );
  }

  /** Every visitor goes home, so that nobody waits in the next test's line. */
  async end(): Promise<void> {
    for (const context of this.#contexts.splice(0)) {
      for (const page of context.pages()) {
        const frame = page.frames().find((each) => each.url().includes("/widget/frame.html"));
        await frame?.evaluate(leave).catch(() => undefined);
      }
      await context.close();
    }
    await finishWork(this.desk);
  }

  async close(): Promise<void> {
    this.site.close();
    await this.desk.context().close();
  }

  /** Somebody looks at the site; the chat is still closed. */
  async look(host: Partial<Host> & { channel: string }, width = 1440): Promise<Visitor> {
    const all: Host = { language: this.language, ...host };
    const context = await openContext(this.browser, {
      language: all.language as Language,
      theme: all.dark ? "dark" : "light",
      width,
    });
    this.#contexts.push(context);
    const page = await context.newPage();
    await page.goto(this.site.page("/tents", all));
    return {
      page,
      widget: page.frameLocator("iframe"),
      frame: () => {
        const found = page.frames().find((each) => each.url().includes("/widget/frame.html"));
        if (!found) throw new Error("the widget has no frame");
        return found;
      },
    };
  }

  async visit(host: Partial<Host> & { channel: string }, width?: number): Promise<Visitor> {
    const visitor = await this.look(host, width);
    await open(visitor);
    await field(visitor).waitFor();
    return visitor;
  }

  /** The agent takes the chat that waits. */
  async accept(): Promise<void> {
    const { desk } = this;
    await becomeAvailable(desk);
    await desk.bringToFront();
    await desk.locator("article[data-work]").first().waitFor();
    await desk.keyboard.press("F9");
    await desk.locator("textarea").first().waitFor();
  }

  async answer(text: string): Promise<void> {
    const composer = this.desk.locator("textarea").first();
    await composer.fill(text);
    await composer.press("Enter");
  }
}

async function leave(): Promise<void> {
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i) ?? "";
    const { token } = JSON.parse(localStorage.getItem(key) ?? "{}") as { token?: string };
    const channel = key.split(".").at(-1);
    if (!key.startsWith("parley.visitor.") || !token) continue;
    await fetch(`/api/v1/webchat/${channel}/end`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
  }
}

export const open = (visitor: Visitor) => visitor.page.locator("button[aria-expanded]").click();
export const field = (visitor: Visitor) => visitor.widget.locator("textarea").first();
export const send = (visitor: Visitor) => visitor.widget.locator("button[type=submit]").click();
export const said = (visitor: Visitor, text: string) =>
  visitor.widget.locator("article[data-entry]").getByText(text).first().waitFor();

export async function ask(visitor: Visitor, text: string): Promise<void> {
  await field(visitor).fill(text);
  await send(visitor);
  await said(visitor, text);
}

/** The id of the visitor's conversation in a channel. */
export function conversationOf(visitor: Visitor, channel: string): Promise<string> {
  return visitor.frame().evaluate(async (id) => {
    const { token } = JSON.parse(localStorage.getItem(`parley.visitor.${id}`) ?? "{}") as { token: string };
    const answer = await fetch(`/api/v1/webchat/${id}/conversation`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await answer.json()) as { conversation: { id: string } }).conversation.id;
  }, channel);
}

/** What was said in the visitor's conversation, as staff see it. */
export async function stored(visitor: Visitor, channel: string): Promise<string[]> {
  const { items } = await administer<{ items: { content: { text?: string } }[] }>(
    "GET",
    `/conversations/${await conversationOf(visitor, channel)}/messages`,
  );
  return items.flatMap(({ content }) => (content.text === undefined ? [] : [content.text]));
}

export function hasFocus(visitor: Visitor, selector: string): Promise<boolean> {
  return visitor.frame().evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
}

/** The visitor ends the chat by the menu. */
export async function end(visitor: Visitor): Promise<void> {
  await visitor.widget.locator("header button[aria-haspopup]").click();
  await visitor.widget.locator("[role=menuitem]").last().click();
  await visitor.widget.locator("[role=menuitem].danger").click();
  await visitor.widget.locator("[data-conversation]").waitFor();
}

export async function rate(visitor: Visitor, score: number, comment: string): Promise<void> {
  await visitor.widget.locator(`input[name=score][value='${score}']`).check({ force: true });
  await visitor.widget.locator("form.rating textarea").fill(comment);
  await visitor.widget.locator("form.rating button[type=submit]").click();
  await visitor.widget.locator("[data-conversation] [role=status]").waitFor();
}

/** A plain picture, with its true sums, so that every decoder takes it. */
export function png(width: number, height: number): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x88)]);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A file that is read from the disk, because this much is slow to hand over to a browser. */
export function largeFile(name: string, megabytes: number): string {
  const file = join(mkdtempSync(join(tmpdir(), "parley-file-")), name);
  writeFileSync(file, Buffer.alloc(megabytes << 20, 7));
  return file;
}

/** How wide the pictures really are; 0 for one that did not come. */
export function widths(where: FrameLocator | Page, selector: string): Promise<number[]> {
  return where
    .locator(selector)
    .evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth));
}

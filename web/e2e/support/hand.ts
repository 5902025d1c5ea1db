import type { Locator, Page } from "playwright-core";

/** Counts what a person does: one key chord, one click or one run of typing is one action. */
export class Hand {
  actions = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(chord: string): Promise<void> {
    this.actions++;
    await this.#page.keyboard.press(chord);
  }

  async type(text: string): Promise<void> {
    this.actions++;
    await this.#page.keyboard.type(text, { delay: 15 });
  }

  async click(target: Locator): Promise<void> {
    this.actions++;
    await target.click();
  }
}

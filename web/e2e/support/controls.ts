import type { Page } from "playwright-core";

const ROLES =
  "button|link|textbox|combobox|checkbox|radio|switch|searchbox|spinbutton|slider|menuitem|menuitemradio|tab|option";
const CONTROL = new RegExp(`^\\s*- '?(${ROLES})\\b(?: ("(?:[^"\\\\]|\\\\.)*"))?`);
/** A text's key, or an id that only the product understands. */
const RAW =
  /"[a-z][a-z0-9]*(?:\.[a-z][A-Za-z0-9-]+)+"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|undefined|\[object|NaN/;

/** Controls as assistive technology meets them: those without a name, and those with none for people. */
export async function namelessControls(page: Page): Promise<string[]> {
  const lines = (await page.locator("body").ariaSnapshot()).split("\n");
  return lines.flatMap((line) => {
    const found = CONTROL.exec(line);
    if (!found) return [];
    const [, role, name] = found;
    if (!name || name === '""') return [`${role} without a name: ${line.trim()}`];
    return RAW.test(name) ? [`${role} with a raw name: ${name}`] : [];
  });
}

export interface Walk {
  /** Controls that Tab does not reach. */
  missed: string[];
  /** Controls that do not show that they have the focus, or have it where nobody sees it. */
  unseen: string[];
  isTrap: boolean;
}

const MOST_STEPS = 250;

/** Walks with Tab through the whole page, once round. */
export async function walk(page: Page): Promise<Walk> {
  await page.evaluate(() => {
    const can =
      'a[href], button, input:not([type="hidden"]), select, textarea, summary, iframe, [tabindex]:not([tabindex="-1"])';
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
      (element.getBoundingClientRect().width > 0 || element.getBoundingClientRect().height > 0);
    for (const element of document.querySelectorAll<HTMLElement>(can)) {
      const input = element as HTMLInputElement;
      if (element.tabIndex < 0 || input.disabled || !isShown(element)) continue;
      if (element.closest("[inert]") || element.closest("details:not([open]) > :not(summary)")) continue;
      // one of a group of radio buttons stands for all, arrows lead to the others
      if (input.type === "radio" && !input.checked) continue;
      element.dataset.walk = "wanted";
    }
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const unseen: string[] = [];
  let isTrap = true;
  let last = "";
  let same = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return null;
      const wasSeen = element.dataset.walk === "reached";
      element.dataset.walk = "reached";
      const style = getComputedStyle(element);
      const shows = (each: CSSStyleDeclaration) =>
        each.outlineStyle !== "none" && each.outlineWidth !== "0px";
      // Some fields draw the ring around what stands for them.
      let ring = shows(style) || style.boxShadow !== "none";
      for (let around = element.parentElement, up = 0; !ring && around && up < 4; up++) {
        const outer = getComputedStyle(around);
        ring = shows(outer) || outer.boxShadow !== "none";
        around = around.parentElement;
      }
      const box = element.getBoundingClientRect();
      const isInView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
      const name = `${element.tagName.toLowerCase()} ${element.getAttribute("aria-label") ?? element.textContent ?? ""}`;
      return { wasSeen, name: `${name.slice(0, 60)} ${element.id}`.trim(), seen: ring && isInView };
    });
    if (at === null) {
      isTrap = false;
      break;
    }
    // a field for a date or a time has several stops of its own
    same = at.name === last ? same + 1 : 0;
    last = at.name;
    if (at.wasSeen) {
      if (same === 0 || same > 8) {
        isTrap = same > 8;
        break;
      }
      continue;
    }
    if (!at.seen) unseen.push(at.name);
  }
  const missed = await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('[data-walk="wanted"]'), (element) =>
      `${element.tagName.toLowerCase()} ${element.getAttribute("aria-label") ?? element.textContent ?? ""} ${element.id}`.slice(
        0,
        80,
      ),
    ),
  );
  return { missed, unseen, isTrap };
}

/** What still moves although the person has asked for stillness. */
export function movements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const most = 80;
    const long = (times: string) =>
      times.split(",").some((time) => Number.parseFloat(time) * (time.includes("ms") ? 1 : 1000) > most);
    return Array.from(document.querySelectorAll("*")).flatMap((element) => {
      const style = getComputedStyle(element);
      const moves =
        long(style.transitionDuration) &&
        /all|transform|width|height|top|left/.test(style.transitionProperty);
      const plays = style.animationName !== "none" && long(style.animationDuration);
      return moves || plays
        ? [`${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`]
        : [];
    });
  });
}

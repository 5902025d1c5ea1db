import loaderSheet from "virtual:loader-sheet";
import { pickLanguage } from "@parley/i18n/language";
import { loaderTexts } from "@parley/i18n/widget/loader";
import { isOurs, type ToFrame, type ToHost } from "./protocol.ts";

const READY_MS = 4000;

/**
 * The host page's part: a button, and a frame when it is wanted. It reads nothing of the page but its
 * address, title and language, and changes nothing in it.
 */
function start(script: HTMLScriptElement): void {
  const channel = script.dataset.channel;
  if (!channel) return;
  const server = new URL(script.src).origin;
  const language = pickLanguage([
    script.dataset.language,
    document.documentElement.lang,
    ...navigator.languages,
  ]);
  const texts = loaderTexts[language];
  const memory = `parley.${channel}`;
  let frame: HTMLIFrameElement | null = null;
  let ready = false;
  let shown = false;
  let identity: string | null | undefined = script.dataset.identity || undefined;
  let told = "";

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(loaderSheet);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", texts.open);
  button.setAttribute("aria-expanded", "false");
  button.append(bubble());
  const badge = document.createElement("b");
  badge.setAttribute("aria-hidden", "true");
  button.append(badge);
  root.append(button);

  const tell = (message: ToFrame) => frame?.contentWindow?.postMessage(message, server);
  // Pages that change their address without loading tell nobody, so the address is looked at.
  const tellPage = () => {
    if (!ready || told === location.href) return;
    told = location.href;
    tell({ parley: 1, type: "page", url: told, title: document.title });
  };
  const notice = document.createElement("p");
  notice.role = "alert";
  root.append(notice);

  const load = () => {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = texts.frame;
    frame.hidden = true;
    frame.allow = "clipboard-write";
    const query = new URLSearchParams({ channel, language, host: location.origin });
    frame.src = `${server}/widget/frame.html?${query}`;
    // A browser that may not show the frame here loads an error page in its place and says nothing.
    frame.addEventListener("load", () => setTimeout(refuse, READY_MS), { once: true });
    root.append(frame);
  };
  const refuse = () => {
    if (ready) return;
    if (shown) {
      show(false);
      notice.textContent = texts.refused;
    }
    frame?.remove();
    frame = null;
  };
  const show = (next: boolean) => {
    notice.textContent = "";
    load();
    shown = next;
    if (frame) frame.hidden = !next;
    button.hidden = next;
    button.setAttribute("aria-expanded", String(next));
    if (ready) tell({ parley: 1, type: "shown", shown: next });
    if (next) frame?.focus();
    else button.focus();
  };
  button.addEventListener("click", () => show(true));

  const remembered = read(memory);
  const paint = (colour: unknown) => {
    if (typeof colour === "string") host.style.setProperty("--brand", colour);
  };
  paint(remembered.colour);

  addEventListener("message", (event) => {
    if (event.origin !== server || event.source !== frame?.contentWindow || !isOurs(event.data)) return;
    const message = event.data as ToHost;
    switch (message.type) {
      case "ready":
        ready = true;
        told = "";
        if (identity !== undefined) tell({ parley: 1, type: "identity", token: identity });
        tellPage();
        tell({ parley: 1, type: "shown", shown });
        return;
      case "identity-refused":
        // biome-ignore lint/suspicious/noConsole: the host page's developer looks here, the visitor does not
        console.warn(`Parley: ${message.reason}`);
        return;
      case "minimise":
        show(false);
        return;
      case "unread":
        badge.textContent = message.count > 0 ? String(message.count) : "";
        button.setAttribute("aria-label", message.count > 0 ? texts.unread(message.count) : texts.open);
        return;
      case "remember":
        paint(message.colour);
        write(memory, { active: message.active, colour: message.colour });
        return;
      default:
        message satisfies never;
    }
  });

  // On phones the visible part shrinks when the keyboard comes; the frame follows it, or its text field would be covered.
  const view = window.visualViewport;
  const fit = () => {
    if (!view) return;
    host.style.setProperty("--height", `${view.height}px`);
    host.style.setProperty("--top", `${view.offsetTop}px`);
  };
  view?.addEventListener("resize", fit);
  view?.addEventListener("scroll", fit);
  fit();

  setInterval(tellPage, 2000);
  // For pages that sign people in and out without loading again: null forgets who it was.
  Object.assign(window, {
    parley: {
      identify: (token: string | null) => {
        identity = token;
        tell({ parley: 1, type: "identity", token });
      },
    },
  });
  document.body.append(host);
  // Somebody in a conversation gets the answers on every page; everybody else loads nothing but this script.
  if (remembered.active === true) load();
}

function bubble(): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", "M3.5 5h17v12H11l-4.5 3.8V17h-3z");
  path.setAttribute("fill", "none");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "1.8");
  path.setAttribute("stroke-linejoin", "round");
  svg.append(path);
  return svg;
}

function read(key: string): { active?: unknown; colour?: unknown } {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as { active?: unknown; colour?: unknown };
  } catch {
    return {};
  }
}

function write(key: string, value: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The host page forbids storage: the button then has its first colour, nothing else is lost.
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.body) start(script);
  else addEventListener("DOMContentLoaded", () => start(script), { once: true });
}

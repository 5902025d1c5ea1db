import { isOurs, type ToFrame, type ToHost } from "../loader/protocol.ts";

/** The page around the frame. Words go to its exact origin only, and only its own words are heard. */
export interface Host {
  /** Told whenever the visitor looks at another page. */
  onPage(listener: (page: { url: string; title: string }) => void): void;
  tell(message: ToHost): void;
  listen(listener: (message: ToFrame) => void): void;
  page(): { url: string; title: string };
}

export function hostPage(origin: string | null): Host {
  let moved: (page: { url: string; title: string }) => void = () => undefined;
  let page = { url: document.referrer, title: "" };
  const alone = window.parent === window || !origin;
  return {
    tell: (message) => {
      if (!alone) window.parent.postMessage(message, origin);
    },
    onPage: (listener) => {
      moved = listener;
    },
    listen: (listener) => {
      addEventListener("message", (event) => {
        if (alone || event.origin !== origin || event.source !== window.parent || !isOurs(event.data)) return;
        const message = event.data as ToFrame;
        if (message.type === "page") {
          const isOther = page.url !== message.url;
          page = { url: message.url, title: message.title };
          if (isOther) moved(page);
        } else listener(message);
      });
    },
    page: () => page,
  };
}

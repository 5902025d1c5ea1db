import { isOurs, type ToFrame, type ToHost } from "../loader/protocol.ts";

/** The page around the frame. Words go to its exact origin only, and only its own words are heard. */
export interface Host {
  tell(message: ToHost): void;
  listen(listener: (message: ToFrame) => void): void;
  page(): { url: string; title: string };
}

export function hostPage(origin: string | null): Host {
  let page = { url: document.referrer, title: "" };
  const alone = window.parent === window || !origin;
  return {
    tell: (message) => {
      if (!alone) window.parent.postMessage(message, origin);
    },
    listen: (listener) => {
      addEventListener("message", (event) => {
        if (alone || event.origin !== origin || event.source !== window.parent || !isOurs(event.data)) return;
        const message = event.data as ToFrame;
        if (message.type === "page") page = { url: message.url, title: message.title };
        else listener(message);
      });
    },
    page: () => page,
  };
}

import { type KeyboardEvent, type RefObject, useCallback } from "react";

/** Keys of the ARIA feed pattern: Page Down and Page Up walk from article to article. */
export function useFeedKeys(box: RefObject<HTMLDivElement | null>) {
  return useCallback(
    (event: KeyboardEvent) => {
      const by = { PageDown: 1, PageUp: -1 }[event.key];
      if (!by) return;
      const articles = [...(box.current?.querySelectorAll<HTMLElement>("article") ?? [])];
      const at = articles.indexOf(document.activeElement as HTMLElement);
      const next = articles[at < 0 ? articles.length - 1 : at + by];
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
    [box],
  );
}

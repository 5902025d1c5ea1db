import { useEffect } from "react";

let centre = "Parley";
let page: string | null = null;

/** Writes the title of the tab anew: the page, and whose centre it is. */
export function showTitle(): void {
  document.title = page ? `${page} – ${centre}` : centre;
}

export function setCentreName(name: string): void {
  centre = name;
  showTitle();
}

/** The title of the tab while the page is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    page = title;
    showTitle();
    return () => {
      page = null;
      showTitle();
    };
  }, [title]);
}

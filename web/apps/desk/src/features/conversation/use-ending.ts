import { useState } from "react";

const KEY = "parley.ending";

function stored(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as string[];
  } catch {
    return [];
  }
}

function store(ids: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // Without a store the form closes with the page; what was filled in is kept all the same.
  }
}

/** Whether this conversation is being ended: that stays so while its agent looks elsewhere, and after a reload. */
export function useEnding(id: string): [isEnding: boolean, set: (isEnding: boolean) => void] {
  const [isEnding, setEnding] = useState(() => stored().includes(id));
  const set = (next: boolean) => {
    const others = stored().filter((each) => each !== id);
    store(next ? [...others, id] : others);
    setEnding(next);
  };
  return [isEnding, set];
}

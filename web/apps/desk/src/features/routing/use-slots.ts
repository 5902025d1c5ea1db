import { useMemo } from "react";
import { placeInSlots, type Slots } from "./slots.ts";

const KEY = "parley.slots";

function read(): Slots {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as Slots;
  } catch {
    return [];
  }
}

let slots: Slots = read();

/** The slots of this tab; they survive a reload, so that the fingers find the same customer under the same number. */
export function useSlots(live: readonly string[], loaded: boolean): Slots {
  const ids = live.join(" ");
  return useMemo(() => {
    // Before the work is known nothing may be freed, or a reload would number everything anew.
    if (!loaded) return slots;
    const next = placeInSlots(slots, ids ? ids.split(" ") : []);
    if (next !== slots) {
      slots = next;
      sessionStorage.setItem(KEY, JSON.stringify(slots));
    }
    return slots;
  }, [ids, loaded]);
}

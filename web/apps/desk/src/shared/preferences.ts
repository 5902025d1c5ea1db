import type { Language } from "@parley/i18n";
import type { Density } from "@parley/ui/tokens";
import { Store, useStore } from "./store.ts";

/** What a person has chosen for this device. */
export interface Preferences {
  theme: "system" | "light" | "dark";
  density: Density;
  language: Language | "auto";
  listWidth: number;
  contextWidth: number;
  contextOpen: boolean;
  singleKeys: boolean;
  keys: Record<string, string[]>;
  sendLiveWith: "enter" | "mod-enter";
  verbosity: "all" | "mine" | "off";
  soundOffer: boolean;
  soundOther: boolean;
  soundOpen: boolean;
  volume: number;
  notify: boolean;
  notifyAsked: boolean;
  notifyText: boolean;
  /** The checklist of a new centre: put away, and the steps that can wait. */
  setupHidden: boolean;
  setupLater: string[];
}

const defaults: Preferences = {
  theme: "system",
  density: "comfortable",
  language: "auto",
  listWidth: 320,
  contextWidth: 344,
  contextOpen: true,
  singleKeys: true,
  keys: {},
  sendLiveWith: "enter",
  verbosity: "all",
  soundOffer: true,
  soundOther: true,
  soundOpen: false,
  volume: 0.7,
  notify: false,
  notifyAsked: false,
  notifyText: false,
  setupHidden: false,
  setupLater: [],
};

const KEY = "parley.preferences";

function read(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

export const preferences = new Store<Preferences>(read());

export function prefer(change: Partial<Preferences>): void {
  const next = { ...preferences.get(), ...change };
  preferences.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A full or forbidden storage keeps the choice for this page only.
  }
}

// Another tab of the same person has changed something: the two must not drift apart.
globalThis.addEventListener?.("storage", (event) => {
  if (event.key === KEY) preferences.set(read());
});

export const usePreferences = (): Preferences => useStore(preferences);

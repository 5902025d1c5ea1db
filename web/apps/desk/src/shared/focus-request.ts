import { Store } from "./store.ts";

/** The conversation whose composer shall get the caret when it is there: the person asked for it by key or by opening a row. */
export const composerWanted = new Store<string | null>(null);

import { Store } from "./store.ts";

/** True after the server said 401 to a page that was signed in: a dialog asks for the password over the untouched page. */
export const sessionLost = new Store(false);

let signedIn = false;

export function noteSignedIn(): void {
  signedIn = true;
  sessionLost.set(false);
}

/** Signing out on purpose is no loss. */
export function noteSignedOut(): void {
  signedIn = false;
  sessionLost.set(false);
}

export function reportUnauthenticated(): void {
  if (signedIn) sessionLost.set(true);
}

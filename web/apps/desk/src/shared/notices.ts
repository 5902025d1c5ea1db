/** Desktop notices. Browsers let a site ask once, so it is asked when the person sees what for. */
export function noticesAreDenied(): boolean {
  return globalThis.Notification?.permission === "denied";
}

export function noticesAreUnasked(): boolean {
  return globalThis.Notification?.permission === "default";
}

export async function askForNotices(): Promise<boolean> {
  if (!globalThis.Notification) return false;
  return (await Notification.requestPermission()) === "granted";
}

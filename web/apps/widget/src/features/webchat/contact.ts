/** Whether somebody can be reached by it, as far as its form tells; nothing is refused for it. */
export function looksReachable(contact: string): boolean {
  const text = contact.trim();
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text) || /^\+?[\d ()./-]{5,}$/.test(text);
}

/**
 * Pinyin initials without a dictionary: the collation of every browser sorts Han characters by
 * pinyin, so the first character of each letter is a boundary.
 */
const firsts = "阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀";
const letters = "abcdefghjklmnopqrstwxyz";

let collator: Intl.Collator | undefined;

function initial(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  collator ??= new Intl.Collator("zh-CN-u-co-pinyin");
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (collator.compare(firsts[middle] ?? "", character) <= 0) low = middle;
    else high = middle - 1;
  }
  return letters[low] ?? "";
}

/** `转接此会话` becomes `zjchh`. */
export function pinyinInitials(text: string): string {
  return Array.from(text, initial).join("");
}

/**
 * How well a name answers a search: 0 not at all, more is better. Matches the beginning, the
 * beginning of a word, any place, and the pinyin initials of Chinese names.
 */
export function matchScore(name: string, query: string): number {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return 1;
  const text = name.toLowerCase();
  if (text.startsWith(wanted)) return 5;
  if (new RegExp(`(^|[\\s(“"-])${escapeForPattern(wanted)}`).test(text)) return 4;
  if (text.includes(wanted)) return 3;
  if (/^[a-z]+$/.test(wanted) && /\p{Script=Han}/u.test(name)) {
    const initials = pinyinInitials(name);
    if (initials.startsWith(wanted)) return 4;
    if (initials.includes(wanted)) return 2;
  }
  return 0;
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

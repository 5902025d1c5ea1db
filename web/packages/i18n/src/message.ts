/**
 * A small reader of ICU messages: `{name}`, and `{n, plural, =0 {…} one {# message} other {# messages}}`.
 * Both languages need no more, and a page that is opened a hundred times a day should not load more.
 */

export type Value = string | number;
type Part = string | { name: string } | { name: string; branches: Map<string, Part[]> };

const parsed = new Map<string, Part[]>();

/** Fills a message. Numbers inside it are written in the language's own digits and separators. */
export function format(message: string, values: Record<string, Value>, language: string): string {
  let parts = parsed.get(message);
  if (!parts) {
    parts = parse(message);
    parsed.set(message, parts);
  }
  return render(parts, values, language, undefined);
}

function render(
  parts: Part[],
  values: Record<string, Value>,
  language: string,
  count: number | undefined,
): string {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") {
      text += count === undefined ? part : part.replaceAll("#", number(count, language));
    } else if ("branches" in part) {
      const value = Number(values[part.name]);
      const branch =
        part.branches.get(`=${value}`) ??
        part.branches.get(new Intl.PluralRules(language).select(value)) ??
        part.branches.get("other");
      text += branch ? render(branch, values, language, value) : "";
    } else {
      const value = values[part.name];
      text += typeof value === "number" ? number(value, language) : (value ?? "");
    }
  }
  return text;
}

function number(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

function parse(message: string): Part[] {
  let at = 0;

  const parts = (): Part[] => {
    const found: Part[] = [];
    let text = "";
    while (at < message.length && message[at] !== "}") {
      if (message[at] !== "{") {
        text += message[at++];
        continue;
      }
      if (text) found.push(text);
      text = "";
      at++;
      found.push(argument());
      at++;
    }
    if (text) found.push(text);
    return found;
  };

  const argument = (): Part => {
    const end = at + message.slice(at).search(/[,}]/);
    const name = message.slice(at, end).trim();
    at = end;
    if (message[at] === "}") return { name };
    at = message.indexOf(",", at + 1) + 1;
    const branches = new Map<string, Part[]>();
    while (message[at] !== "}") {
      const open = message.indexOf("{", at);
      const selector = message.slice(at, open).trim();
      at = open + 1;
      branches.set(selector, parts());
      at++;
      while (message[at] === " ") at++;
    }
    return { name, branches };
  };

  return parts();
}

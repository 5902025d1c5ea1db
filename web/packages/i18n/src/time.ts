/** A waiting clock: `0:38`, `12:04`, `1:02:07`. Digits only, so it reads the same in both languages. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, options);
    formats.set(key, found);
  }
  return found;
}

/** The time of day, 24 hours in both languages as call centres write it. */
export function timeOfDay(at: string | number, language: string, seconds = false): string {
  return formatter(language, {
    hour: "2-digit",
    minute: "2-digit",
    second: seconds ? "2-digit" : undefined,
    hourCycle: "h23",
  }).format(new Date(at));
}

/** A day, with the year only where it is not this one. */
export function day(at: string | number, language: string, now = Date.now()): string {
  const date = new Date(at);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return formatter(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: sameYear ? undefined : "numeric",
  }).format(date);
}

export function dayKey(at: string | number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

export function dateTime(at: string | number, language: string): string {
  return formatter(language, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(at));
}

/** A duration in words for screen readers and sentences: "38 seconds", "2 minutes". */
export function duration(ms: number, language: string): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [value, unit] =
    seconds < 90
      ? ([seconds, "second"] as const)
      : seconds < 5400
        ? ([Math.round(seconds / 60), "minute"] as const)
        : seconds < 172_800
          ? ([Math.round(seconds / 3600), "hour"] as const)
          : ([Math.round(seconds / 86_400), "day"] as const);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

/** A file size as people read it. */
export function fileSize(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1000
      ? ([bytes, "byte"] as const)
      : bytes < 1_000_000
        ? ([bytes / 1000, "kilobyte"] as const)
        : ([bytes / 1_000_000, "megabyte"] as const);
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: value < 10 && unit !== "byte" ? 1 : 0,
  }).format(value);
}

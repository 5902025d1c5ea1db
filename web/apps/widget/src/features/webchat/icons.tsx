const shapes = {
  close: "M5 8l5 5 5-5",
  more: "M4 9v2h2V9zM9 9v2h2V9zM14 9v2h2V9z",
  send: "M3.5 16.5 17 10 3.5 3.5l2 6.5zM5.5 10H11",
  smile: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7.5 8.5v.01M12.5 8.5v.01M7 11.5c.8 1.5 2 2 3 2s2.2-.5 3-2",
  check: "m4 10.5 4 4 8-9",
  checks: "m1.5 10.5 4 4 7-9M9 14l.8.5 8-9",
  clip: "m15.5 9.5-5.8 5.8a3.3 3.3 0 0 1-4.7-4.7l6.3-6.3a2.2 2.2 0 0 1 3.1 3.1L8.2 13.6a1 1 0 0 1-1.5-1.5l5.3-5.3",
  cross: "m5 5 10 10M15 5 5 15",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4l2.5 2",
  file: "M5.5 2.5h6l3 3v12h-9zM11.5 2.5v3h3",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, label, size = 20 }: { name: IconName; label?: string; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      class="icon"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : "true"}
    >
      <path d={shapes[name]} />
    </svg>
  );
}

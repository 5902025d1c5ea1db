import type { ReactNode } from "react";

/** Drawn on a 20 × 20 grid with one stroke width, so that they sit beside text of 14 px. */
const shapes = {
  chat: <path d="M3.5 4.5h13v9h-7l-3.5 3v-3H3.5z" />,
  phone: (
    <path d="M5 3.5 8 4l1 3.5-2 1.5a9 9 0 0 0 4 4l1.5-2L16 12l.5 3c0 1-.8 1.6-1.7 1.5A13 13 0 0 1 3.5 5.2C3.4 4.3 4 3.5 5 3.5Z" />
  ),
  mail: <path d="M3 5h14v10H3zM3 5.5l7 5.5 7-5.5" />,
  lock: <path d="M5.5 9h9v7.5h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9" />,
  send: <path d="M3.5 16.5 17 10 3.5 3.5l2 6.5zM5.5 10H11" />,
  search: <path d="M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l3.5 3.5" />,
  bell: <path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13zM8.5 17h3" />,
  bellOff: <path d="M5 13.5V9a5 5 0 0 1 8-4M15 8.5v5l1.5 1.5h-10M8.5 17h3M3 3l14 14" />,
  down: <path d="m5.5 8 4.5 4.5L14.5 8" />,
  up: <path d="M5.5 12 10 7.5 14.5 12" />,
  right: <path d="M8 5.5 12.5 10 8 14.5" />,
  left: <path d="M12 5.5 7.5 10l4.5 4.5" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  check: <path d="m4 10.5 4 4 8-9" />,
  checks: <path d="m1.5 10.5 4 4 7-9M9 14l.8.5 8-9" />,
  eye: (
    <path d="M2.5 10s3-5 7.5-5 7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5ZM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z" />
  ),
  warn: <path d="M10 3.5 17.5 16h-15zM10 8v4M10 14v.2" />,
  clock: <path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4l2.5 2" />,
  transfer: <path d="M3.5 7h12l-3-3M16.5 13h-12l3 3" />,
  flag: <path d="M5 17V3.5h9l-2 3.5 2 3.5H5" />,
  person: <path d="M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10ZM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5" />,
  people: (
    <path d="M7.5 10a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.5 16c.5-2.7 2.5-4 5-4s4.5 1.3 5 4M13 4.8a2.7 2.7 0 0 1 0 5M14.5 12.2c1.7.5 2.7 1.8 3 3.8" />
  ),
  desk: <path d="M3 4h14v12H3zM8 4v12M8 8h9" />,
  settings: (
    <path d="M3 6h7M14 6h3M3 14h3M10 14h7M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />
  ),
  chart: <path d="M3 17h14M5 14v-4M9 14V6M13 14V9M17 14V4" />,
  plus: <path d="M10 4v12M4 10h12" />,
  more: <path d="M5 10h.01M10 10h.01M15 10h.01" strokeWidth="2.4" />,
  smile: (
    <path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7.5 8.5v.01M12.5 8.5v.01M7 11.5c.8 1.5 2 2 3 2s2.2-.5 3-2" />
  ),
  clip: (
    <path d="m15.5 9.5-5.8 5.8a3.3 3.3 0 0 1-4.7-4.7l6.3-6.3a2.2 2.2 0 0 1 3.1 3.1L8.2 13.6a1 1 0 0 1-1.5-1.5l5.3-5.3" />
  ),
  pen: <path d="m4 16 .8-3.5L13.5 4 16 6.5 7.5 15.2z" />,
  pause: <path d="M7 4.5v11M13 4.5v11" />,
  panel: <path d="M3 4h14v12H3zM12.5 4v12" />,
  copy: <path d="M7 7h9v9H7zM4 13V4h9" />,
  help: (
    <path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM8 8a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.6M10 13.8v.01" />
  ),
  slash: <path d="M12.5 4 7.5 16" />,
  file: <path d="M5.5 2.5h6l3 3v12h-9zM11.5 2.5v3h3" />,
  refresh: <path d="M16 10a6 6 0 1 1-2-4.5M16.5 3v3.5H13" />,
} as const;

export type IconName = keyof typeof shapes;

export function Icon(props: { name: IconName; size?: number; label?: string }): ReactNode {
  const size = props.size ?? 18;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      role={props.label ? "img" : undefined}
      aria-label={props.label}
      aria-hidden={props.label ? undefined : true}
    >
      {shapes[props.name]}
    </svg>
  );
}

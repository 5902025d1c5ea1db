import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useEscape } from "../actions/escape.ts";
import { cx } from "../cx.ts";
import styles from "./menu.module.css";

export interface MenuItem {
  id: string;
  label: ReactNode;
  hint?: string | undefined;
  /** Further words under which it is found by typing. */
  keywords?: string;
  checked?: boolean;
  disabledReason?: string | undefined;
  onSelect: () => void;
}

export interface MenuProps {
  /** Gets the props of the opening button. */
  button: (props: {
    "aria-haspopup": "menu";
    "aria-expanded": boolean;
    "aria-controls": string;
    onClick: () => void;
    ref: (element: HTMLButtonElement | null) => void;
  }) => ReactNode;
  items: readonly MenuItem[];
  label: string;
  align?: "start" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

const TYPING_PAUSE_MS = 900;

/** A menu button by the ARIA pattern: arrows move, letters jump, Esc closes, focus returns to the button. */
export function Menu(props: MenuProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const open = props.open ?? ownOpen;
  const id = useId();
  const anchor = useRef<HTMLButtonElement | null>(null);
  const list = useRef<HTMLDivElement>(null);

  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    props.onOpenChange?.(next);
  };
  const close = () => {
    setOpen(false);
    anchor.current?.focus();
  };
  useEscape(open, close);

  useLayoutEffect(() => {
    const box = anchor.current?.getBoundingClientRect();
    const menu = list.current;
    if (!open || !box || !menu) return;
    const width = menu.offsetWidth;
    const wish = props.align === "end" ? box.right - width : box.left;
    const left = Math.max(8, Math.min(wish, innerWidth - width - 8));
    const below = innerHeight - box.bottom;
    const opensUp = below < menu.offsetHeight + 12 && box.top > below;
    menu.style.left = `${left}px`;
    menu.style.top = opensUp ? `${Math.max(8, box.top - menu.offsetHeight - 4)}px` : `${box.bottom + 4}px`;
    menu.style.maxHeight = `${(opensUp ? box.top : below) - 16}px`;
    (
      menu.querySelector<HTMLElement>("[aria-checked=true]") ??
      menu.querySelector<HTMLElement>("[role^=menuitem]")
    )?.focus();
  }, [open, props.align]);

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!list.current?.contains(target) && !anchor.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  });

  const typed = useRef({ text: "", at: 0 });
  /** Typing finds an item as in the menus of the system: what is typed without a pause belongs together. */
  const find = (event: KeyboardEvent, items: HTMLElement[], at: number): number => {
    const continues = event.timeStamp - typed.current.at < TYPING_PAUSE_MS && typed.current.text !== "";
    if (event.key === " " && !continues) return -1;
    event.preventDefault();
    const text = (continues ? typed.current.text : "") + event.key.toLowerCase();
    typed.current = { text, at: event.timeStamp };
    const words = items.map(
      (item, index) =>
        `${item.textContent?.toLowerCase() ?? ""} ${props.items[index]?.keywords?.toLowerCase() ?? ""}`,
    );
    // One letter walks on through the items that begin with it.
    const next =
      text.length === 1 ? words.findIndex((each, index) => index > at && each.startsWith(text)) : -1;
    if (next >= 0) return next;
    const first = words.findIndex((each) => each.startsWith(text));
    return first >= 0 ? first : words.findIndex((each) => each.includes(text));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const go = (index: number) => {
      event.preventDefault();
      items[(index + items.length) % items.length]?.focus();
    };
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(items.length - 1);
    else if (event.key === "Tab") setOpen(false);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const found = find(event, items, at);
      if (found >= 0) go(found);
    }
    event.stopPropagation();
    if (event.key === "Escape") close();
  };

  return (
    <>
      {props.button({
        "aria-haspopup": "menu",
        "aria-expanded": open,
        "aria-controls": id,
        onClick: () => setOpen(!open),
        ref: (element) => {
          anchor.current = element;
        },
      })}
      {open ? (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={props.label}
          tabIndex={-1}
          className={styles.menu}
          onKeyDown={onKeyDown}
          // A space inside a word that is being typed presses no button.
          onKeyUp={(event) => {
            if (event.key === " " && typed.current.text.includes(" ")) event.preventDefault();
          }}
        >
          {props.items.map((item) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: an item that can be checked has the radio role
            <button
              key={item.id}
              type="button"
              role={item.checked === undefined ? "menuitem" : "menuitemradio"}
              aria-checked={item.checked}
              aria-disabled={item.disabledReason !== undefined || undefined}
              title={item.disabledReason}
              tabIndex={-1}
              className={cx(styles.item, item.checked && styles.checked)}
              onClick={() => {
                if (item.disabledReason !== undefined) return;
                close();
                item.onSelect();
              }}
            >
              <span>{item.label}</span>
              {item.hint ? <span className={styles.hint}>{item.hint}</span> : null}
            </button>
          ))}
        </div>
      ) : null}
    </>
  );
}

import type { PlainKey } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import {
  type ActionSpec,
  actions,
  Button,
  type ButtonProps,
  chordLabel,
  isMac,
  useActiveActions,
} from "@parley/ui";

/** An action of the desk. Its name is a text key, so one without a name in both languages does not compile. */
export type DeskAction = ActionSpec<PlainKey>;

export const defineAction = (action: DeskAction): DeskAction => action;

/** The key of an action as this person has it, e.g. for a sentence. */
export function keyLabel(action: DeskAction): string {
  const key = actions.keysOf(action)[0];
  return key ? chordLabel(key, isMac) : "";
}

type ActionButtonProps = Omit<ButtonProps, "onClick" | "keyCap"> & {
  action: DeskAction;
  /** A shorter word than the action's name. */
  label?: string;
  showKey?: boolean;
};

/** The button of an action: same name, same key, same handler as shortcut and palette. */
export function ActionButton({ action, label, showKey = true, ...button }: ActionButtonProps) {
  const t = useT();
  useActiveActions();
  const key = actions.keysOf(action)[0];
  return (
    <Button
      {...button}
      keyCap={showKey && key ? chordLabel(key, isMac) : undefined}
      aria-keyshortcuts={key ? ariaKeys(key) : undefined}
      onClick={() => actions.run(action.id)}
    >
      {label ?? t(action.name)}
    </Button>
  );
}

/** The notation of `aria-keyshortcuts`. */
export function ariaKeys(chord: string): string {
  return chord.replace("Mod", isMac ? "Meta" : "Control");
}

import { isTouchDevice, submitIntent } from "@parley/ui/submit-key";

/** The widget's reader of Enter: the same rule as the desk's, so that no input method sends half a word. */
export function useSubmitKey(onSubmit: () => void) {
  return (event: KeyboardEvent): void => {
    if (!submitIntent(event, { submitWith: "enter", touch: isTouchDevice() })) return;
    event.preventDefault();
    onSubmit();
  };
}

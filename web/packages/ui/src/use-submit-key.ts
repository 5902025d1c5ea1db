import { type KeyboardEvent, useCallback } from "react";
import { isTouchDevice, type SubmitRule, submitIntent } from "./submit-key.ts";

export interface SubmitKey {
  submitWith: SubmitRule["submitWith"];
  onSubmit: () => void;
  onSubmitAndClose?: () => void;
}

/** A keydown handler that submits; the only reader of Enter in the desk. */
export function useSubmitKey({ submitWith, onSubmit, onSubmitAndClose }: SubmitKey) {
  return useCallback(
    (event: KeyboardEvent) => {
      const intent = submitIntent(event.nativeEvent, { submitWith, touch: isTouchDevice() });
      if (!intent) return;
      event.preventDefault();
      if (intent === "submit-and-close") (onSubmitAndClose ?? onSubmit)();
      else onSubmit();
    },
    [submitWith, onSubmit, onSubmitAndClose],
  );
}

import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { type ActionHandler, type ActionSpec, type ActiveAction, actions } from "./registry.ts";

/** Answers to an action while the component stands. */
export function useAction(spec: ActionSpec, handler: ActionHandler, active = true): void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  useEffect(() => (active ? actions.register(spec, latest) : undefined), [spec, active]);
}

/** Everything that can be done here and now. */
export function useActiveActions(): ActiveAction[] {
  useSyncExternalStore(actions.subscribe, actions.version);
  return actions.active();
}

import { actions } from "@parley/ui";
import { useEffect, useRef } from "react";
import { defineAction } from "../../shared/action.tsx";

const SLOT_KEYS = 9;

const slotActions = Array.from({ length: SLOT_KEYS }, (_, index) =>
  defineAction({
    id: `work.slot-${index + 1}`,
    name: "action.openRow",
    keys: [String(index + 1)],
    hidden: true,
  }),
);

interface SlotActionsProps {
  slots: readonly (string | undefined)[];
  onOpen: (conversationId: string) => void;
}

/** The number keys open the slots. */
export function SlotActions({ slots, onOpen }: SlotActionsProps) {
  const latest = useRef({ slots, onOpen });
  useEffect(() => {
    latest.current = { slots, onOpen };
  });
  const taken = slots.map((slot) => (slot ? "1" : "0")).join("");
  useEffect(() => {
    const ends = slotActions
      .filter((_, index) => taken[index] === "1")
      .map((spec) => {
        const index = slotActions.indexOf(spec);
        const run = () => {
          const conversation = latest.current.slots[index];
          if (conversation) latest.current.onOpen(conversation);
        };
        return actions.register(spec, { current: { run } });
      });
    return () => {
      for (const end of ends) end();
    };
  }, [taken]);
  return null;
}

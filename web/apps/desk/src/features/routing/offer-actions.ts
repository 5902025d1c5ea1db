import { defineAction } from "../../shared/action.tsx";

export const accept = defineAction({ id: "offer.accept", name: "action.accept", keys: ["F9"], inText: true });
export const decline = defineAction({
  id: "offer.decline",
  name: "action.decline",
  keys: ["Shift+F9"],
  inText: true,
});

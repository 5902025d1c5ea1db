import { defineAction } from "../../shared/action.tsx";

export const longestWaiting = defineAction({
  id: "work.longest-waiting",
  name: "action.longestWaiting",
  keys: ["F8"],
  inText: true,
});
export const previousWork = defineAction({
  id: "work.previous",
  name: "action.previousWork",
  keys: ["Shift+F8"],
  inText: true,
});
export const nextRow = defineAction({
  id: "work.next-row",
  name: "action.nextRow",
  keys: ["J"],
  hidden: true,
});
export const previousRow = defineAction({
  id: "work.previous-row",
  name: "action.previousRow",
  keys: ["K"],
  hidden: true,
});
export const filterList = defineAction({ id: "work.filter", name: "action.filterList", keys: ["/"] });

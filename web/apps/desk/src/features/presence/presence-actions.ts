import { defineAction } from "../../shared/action.tsx";

export const choosePresence = defineAction({ id: "presence.choose", name: "action.presence", keys: ["Q"] });
export const becomeAvailable = defineAction({ id: "presence.available", name: "action.available" });
export const becomeBusy = defineAction({ id: "presence.busy", name: "action.busy" });
export const takeBreak = defineAction({ id: "presence.break", name: "action.break" });
export const takeMeal = defineAction({ id: "presence.meal", name: "action.meal" });
export const goAway = defineAction({ id: "presence.away", name: "action.away" });
export const comeBack = defineAction({ id: "presence.back", name: "action.back" });
export const breakAfterThese = defineAction({ id: "presence.break-after", name: "presence.afterThese" });

import { defineAction } from "../../shared/action.tsx";

export const writeReply = defineAction({ id: "conversation.reply", name: "action.reply", keys: ["R"] });
export const writeNote = defineAction({ id: "conversation.note", name: "action.note", keys: ["N"] });
export const switchMode = defineAction({
  id: "conversation.switch-mode",
  name: "action.switchMode",
  keys: ["F4"],
  inText: true,
});
export const endConversation = defineAction({ id: "conversation.end", name: "action.end", keys: ["E"] });
export const transferConversation = defineAction({
  id: "conversation.transfer",
  name: "action.transfer",
  keys: ["T"],
});
export const showContext = defineAction({ id: "conversation.context", name: "action.context", keys: ["I"] });
export const attachFile = defineAction({ id: "conversation.attach", name: "action.attach", keys: ["A"] });
export const copyLink = defineAction({ id: "conversation.copy-link", name: "action.copyLink", keys: ["Y"] });

import { defineAction } from "../shared/action.tsx";

export const palette = defineAction({
  id: "app.palette",
  name: "action.palette",
  keys: ["Mod+K"],
  inText: true,
  hidden: true,
});
export const showKeys = defineAction({ id: "app.keys", name: "action.showKeys", keys: ["?"] });
export const goDesk = defineAction({ id: "app.go-desk", name: "action.goDesk", keys: ["G D"] });
export const goAdmin = defineAction({ id: "app.go-admin", name: "action.goAdmin", keys: ["G A"] });
export const goMe = defineAction({ id: "app.go-me", name: "action.goMe", keys: ["G M"] });
export const goTour = defineAction({ id: "app.go-tour", name: "action.goTour", keys: ["G T"] });
export const sendCustomersHome = defineAction({ id: "app.customers-home", name: "try.sendHome" });
export const letCustomersCome = defineAction({ id: "app.customers-come", name: "try.letCome" });
export const goSetup = defineAction({ id: "app.go-setup", name: "action.goSetup" });
export const signOut = defineAction({ id: "app.sign-out", name: "action.signOut" });
export const lightTheme = defineAction({ id: "app.theme-light", name: "action.themeLight" });
export const darkTheme = defineAction({ id: "app.theme-dark", name: "action.themeDark" });
export const systemTheme = defineAction({ id: "app.theme-system", name: "action.themeSystem" });
export const inEnglish = defineAction({ id: "app.english", name: "action.languageEnglish" });
export const inChinese = defineAction({ id: "app.chinese", name: "action.languageChinese" });

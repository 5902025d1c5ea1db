import "virtual:tokens.css";
import "./widget.css";
import "../features/webchat/forms.css";
import "../features/webchat/chat.css";
import { createRequest, visitorApi } from "@parley/api";
import { pickLanguage } from "@parley/i18n/language";
import { loadWidgetTexts } from "@parley/i18n/widget";
import { render } from "preact";
import { Chat } from "../features/webchat/chat.ts";
import { browserStorage } from "../features/webchat/storage.ts";
import { chatStream } from "../features/webchat/stream.ts";
import { App } from "./app.tsx";
import { hostPage } from "./host.ts";

const query = new URLSearchParams(location.search);
const channelId = query.get("channel") ?? "";
const language = pickLanguage([query.get("language"), ...navigator.languages]);
const host = hostPage(query.get("host"));
document.documentElement.lang = language;

const storage = browserStorage(channelId);
const chat: Chat = new Chat({
  api: visitorApi(createRequest({ language: () => language, token: () => chat.token() }), channelId),
  storage,
  language,
  openStream: chatStream(channelId),
  page: host.page,
  origin: query.get("host"),
  onIdentityRefused: (reason) => host.tell({ parley: 1, type: "identity-refused", reason }),
});

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
const t = await loadWidgetTexts(language);
render(<App chat={chat} host={host} t={t} />, root);
void chat.start();

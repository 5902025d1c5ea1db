// What a shop does to get the chat: one script with the id of its channel.
const query = new URLSearchParams(location.search);
const language = query.get("lang") === "zh-CN" ? "zh-CN" : "en";
document.documentElement.lang = language;
const script = document.createElement("script");
script.src = "/widget/loader.js";
script.async = true;
script.dataset.channel = query.get("channel") ?? "";
script.dataset.language = language;
document.head.append(script);

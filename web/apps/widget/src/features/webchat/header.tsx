import { useState } from "preact/hooks";
import { useChat, useWidget } from "./context.ts";
import { Icon } from "./icons.tsx";
import { Menu } from "./menu.tsx";

export function Header() {
  const { t, minimise } = useWidget();
  const { settings, conversation } = useChat();
  const [menu, setMenu] = useState(false);
  const agent = conversation?.state === "OPEN" ? conversation.agentName : null;
  const name = settings?.name ?? "";
  return (
    <header class="head">
      <h1 class="title">
        {agent ?? settings?.texts?.title ?? t("widget.title")}
        {agent && name ? <span class="subtitle"> · {name}</span> : null}
      </h1>
      {conversation ? (
        <button
          type="button"
          class="icon-button"
          aria-label={t("widget.menu")}
          aria-haspopup="menu"
          aria-expanded={menu}
          onClick={() => setMenu(!menu)}
        >
          <Icon name="more" />
        </button>
      ) : null}
      <button type="button" class="icon-button" aria-label={t("widget.minimise")} onClick={minimise}>
        <Icon name="close" />
      </button>
      {menu ? <Menu onClose={() => setMenu(false)} /> : null}
    </header>
  );
}

import type { WidgetTranslator } from "@parley/i18n/widget";
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Chat } from "./chat.ts";
import type { ChatState } from "./chat-state.ts";

interface Widget {
  chat: Chat;
  t: WidgetTranslator;
  minimise: () => void;
  /** The panel is on the screen, not only its button. */
  shown: boolean;
}

export const WidgetContext = createContext<Widget | null>(null);

export function useWidget(): Widget {
  const widget = useContext(WidgetContext);
  if (!widget) throw new Error("WidgetContext is missing");
  return widget;
}

export function useChat(): ChatState {
  const { chat } = useWidget();
  const [state, setState] = useState(chat.state);
  useEffect(() => {
    setState(chat.state);
    return chat.subscribe(() => setState(chat.state));
  }, [chat]);
  return state;
}

import { useState } from "react";
import { useSearchParams } from "react-router";
import { TryPage } from "../features/demo/try-page.tsx";
import { Desk } from "./desk-route.tsx";
import { GlobalActions } from "./global-actions.tsx";
import { OfflineBar } from "./offline-bar.tsx";
import { TopBar } from "./top-bar.tsx";

/** The tour composes the desk beside the shop; its open conversation is not in the address. */
export function TryRoute() {
  const [conversationId, setConversationId] = useState<string | null>(null);
  const [search] = useSearchParams();
  return (
    <>
      <GlobalActions />
      <TryPage
        channelId={search.get("channel")}
        topBar={
          <>
            <TopBar />
            <OfflineBar />
          </>
        }
        desk={<Desk conversationId={conversationId} onOpen={setConversationId} />}
      />
    </>
  );
}

import { useT } from "@parley/i18n/react";
import { announce } from "@parley/ui";
import { useEffect, useRef } from "react";
import { onLiveEvents } from "../../shared/live.ts";
import { customerName } from "../../shared/name.ts";
import { preferences } from "../../shared/preferences.ts";
import { play } from "../../shared/sound.ts";
import { arrivals, Summary } from "./arrivals.ts";

const SUM_UP_MS = 10_000;
const SOUND_APART_MS = 5_000;
const SPOKEN = 200;

/** Tells ears of new words: those of the open conversation at once, those of others summed up. */
export function useArrivals(openId: string | null): void {
  const t = useT();
  const soundedAt = useRef(0);
  useEffect(() => {
    const summary = new Summary();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sumUp = () => {
      timer = undefined;
      const news = summary.take();
      if (news) announce(t("timeline.summary", { n: news.messages, m: news.conversations }));
    };
    const end = onLiveEvents((events) => {
      const { verbosity, soundOpen, soundOther } = preferences.get();
      for (const { entry, isOpen } of arrivals(events, openId)) {
        const watched = isOpen && document.visibilityState === "visible" && document.hasFocus();
        if (watched ? soundOpen : soundOther) {
          const now = performance.now();
          if (watched || now - soundedAt.current >= SOUND_APART_MS || soundedAt.current === 0) {
            soundedAt.current = now;
            play(watched ? "open-message" : "message");
          }
        }
        if (verbosity === "off") continue;
        if (isOpen) {
          const text =
            entry.content.type === "text" ? entry.content.text.slice(0, SPOKEN) : t("timeline.file");
          announce(t("timeline.announceIn", { name: customerName(entry.author.name, t), text }));
        } else if (verbosity === "all") {
          summary.add(entry);
          timer ??= setTimeout(sumUp, SUM_UP_MS);
        }
      }
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [openId, t]);
}

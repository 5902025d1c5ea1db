import { useT } from "@parley/i18n/react";
import { cx, toast } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { onLiveEvents } from "../../shared/live.ts";
import { useActiveWork, useOfferedWork } from "../../shared/own-work.ts";
import { conversationQuery, timelineQuery } from "../../shared/queries.ts";
import { useSession } from "../../shared/session.tsx";
import { SimulationLine } from "./simulation.tsx";
import { endedBy, stepsDone } from "./tour.ts";
import { TourSteps } from "./tour-steps.tsx";
import styles from "./try-page.module.css";

/** Both sides of one conversation: a shop with the real widget, and the real desk. */
export function TryPage(props: { desk: ReactNode; topBar: ReactNode; channelId: string | null }) {
  const { desk, topBar } = props;
  const t = useT();
  const { person, demo } = useSession();
  const channel = props.channelId ?? demo?.channelId;
  const [ended, setEnded] = useState(false);
  const [side, setSide] = useState<"shop" | "desk">("shop");
  const done = useTour(ended, setEnded);

  useEffect(() => {
    if (done === 4) toast(t("try.allDone"));
  }, [done, t]);

  if (!channel) return <p className={styles.unavailable}>{t("try.unavailable")}</p>;
  const shop = `/try/shop.html?${new URLSearchParams({ channel, lang: t.language })}`;
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1>{t("try.title")}</h1>
          <p>{t("try.lead", { name: person.name })}</p>
          <Link to="/desk">{t("try.openDesk")}</Link>
        </div>
        <TourSteps done={done} onAgain={() => setEnded(false)} />
        <SimulationLine />
        <div className={styles.sides}>
          {(["shop", "desk"] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={side === each}
              className={cx(styles.side, side === each && styles.chosen)}
              onClick={() => setSide(each)}
            >
              {t(each === "shop" ? "try.showShop" : "try.showDesk")}
            </button>
          ))}
        </div>
      </header>
      <div className={styles.both} data-side={side}>
        <iframe className={styles.shop} src={shop} title={t("try.shop")} />
        <section className={styles.desk} aria-label={t("try.desk")}>
          {topBar}
          <div className={styles.deskBody}>{desk}</div>
        </section>
      </div>
    </main>
  );
}

/** Follows the four steps by what really happens, not by what was clicked. */
function useTour(ended: boolean, setEnded: (change: (before: boolean) => boolean) => void): number {
  const shown = useRef(new Set<string>());
  const offered = useOfferedWork().data?.items ?? [];
  const active = useActiveWork().data?.items ?? [];
  const current = active.at(-1);
  const id = current?.conversationId;
  const conversation = useQuery({ ...conversationQuery(id ?? ""), enabled: id !== undefined }).data ?? null;
  const entries = useQuery({ ...timelineQuery(id ?? ""), enabled: id !== undefined }).data?.entries ?? [];

  useEffect(() => {
    for (const { id: seen } of [...offered, ...active]) shown.current.add(seen);
  }, [offered, active]);
  useEffect(
    () =>
      onLiveEvents((events) => {
        for (const event of events) setEnded((before) => endedBy(event, shown.current, before));
      }),
    [setEnded],
  );
  return stepsDone({ offered: offered.length, active, conversation: conversation, entries, ended });
}

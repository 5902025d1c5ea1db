import type { IntervalReport } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { chart, type Interval, pieces, shown, timeLabel } from "./report.ts";
import styles from "./reports.module.css";

const WIDTH = 720;
const HEIGHT = 160;

/** Offered and answered as bars, the service level as a line. The same figures stand in the table. */
export function DayChart({ report, interval }: { report: IntervalReport; interval: Interval }) {
  const t = useT();
  const { bars, top, from, to } = chart(report);
  const y = (part: number) => HEIGHT - part * HEIGHT;
  const middle = ({ x, width }: { x: number; width: number }) => (x + width / 2) * WIDTH;
  return (
    <figure className={styles.chart}>
      <div className={styles.scale} aria-hidden="true">
        <span>{shown(top, "count", t.language)}</span>
        <span>{report.by === "queue" ? "100 %" : ""}</span>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("reports.courseLabel")}
      >
        {bars.map((bar) => (
          <g key={bar.x}>
            <rect
              className={styles.offered}
              x={bar.x * WIDTH}
              y={y(bar.offered)}
              width={bar.width * WIDTH * 0.9}
              height={bar.offered * HEIGHT}
            />
            <rect
              className={styles.answered}
              x={bar.x * WIDTH}
              y={y(bar.answered)}
              width={bar.width * WIDTH * 0.9}
              height={bar.answered * HEIGHT}
            />
          </g>
        ))}
        {pieces(bars).map((piece) => (
          <polyline
            key={piece[0]?.x}
            className={styles.level}
            points={(piece.length === 1 ? [...piece, ...piece] : piece)
              .map((bar, index) => {
                // A single interval is a short stroke, because a line to itself is invisible.
                const at =
                  piece.length === 1 ? (bar.x + bar.width * (0.2 + 0.5 * index)) * WIDTH : middle(bar);
                return `${at},${y(bar.level ?? 0)}`;
              })
              .join(" ")}
          />
        ))}
      </svg>
      <div className={styles.scale} aria-hidden="true">
        <span>{timeLabel(from, report, interval, t.language)}</span>
        <span>{timeLabel(to, report, interval, t.language)}</span>
      </div>
      <figcaption className={styles.why}>{t("reports.courseLabel")}</figcaption>
    </figure>
  );
}

import type { MetSpan } from "@parley/api";
import styles from "./queue-estimates.module.css";
import { axisEnd } from "./scale.ts";

const WIDTH = 360;
const LEFT = 84;
const RIGHT = 12;
const ROW = 28;
const BAR = 14;
const FOOT = 20;

interface ChartProps {
  spans: readonly MetSpan[];
  name: (span: MetSpan) => string;
  unit: string;
}

/** What was announced against what came, a row for each span; the table beside it says the same. */
export function EstimateChart({ spans, name, unit }: ChartProps) {
  const end = axisEnd(Math.max(...spans.map((span) => Math.max(span.saidTo ?? 0, span.nineTenths))) / 60);
  const x = (seconds: number) => LEFT + (Math.min(seconds / 60, end) / end) * (WIDTH - LEFT - RIGHT);
  const height = spans.length * ROW + FOOT;
  return (
    <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {[0, end / 2, end].map((minutes) => (
        <g key={minutes}>
          <line className={styles.grid} x1={x(minutes * 60)} x2={x(minutes * 60)} y1={0} y2={height - FOOT} />
          <text x={x(minutes * 60)} y={height - 4} textAnchor={minutes === end ? "end" : "middle"}>
            {minutes === end ? `${minutes} ${unit}` : minutes}
          </text>
        </g>
      ))}
      {spans.map((span, row) => {
        const middle = row * ROW + ROW / 2;
        const from = x(span.saidFrom);
        return (
          <g key={span.from}>
            <text x={0} y={middle + 4}>
              {name(span)}
            </text>
            <rect
              className={styles.said}
              x={from}
              y={middle - BAR / 2}
              width={Math.max(2, x(span.saidTo ?? end * 60) - from)}
              height={BAR}
              rx={2}
            />
            <line
              className={styles.waited}
              x1={x(span.tenth)}
              x2={x(span.nineTenths)}
              y1={middle}
              y2={middle}
            />
            <circle className={styles.median} cx={x(span.half)} cy={middle} r={4} />
          </g>
        );
      })}
    </svg>
  );
}

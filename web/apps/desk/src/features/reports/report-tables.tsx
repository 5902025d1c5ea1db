import type { IntervalReport, IntervalRow, MetricWord } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button } from "@parley/ui";
import { type ReactNode, useId, useState } from "react";
import { DayChart } from "./day-chart.tsx";
import { Channels, Fairness } from "./evenness.tsx";
import { figures, shown, timeLabel, type Wanted } from "./report.ts";
import styles from "./reports.module.css";

/** So many intervals are shown at first: two days of half hours. */
const FIRST = 96;

interface TablesProps {
  report: IntervalReport;
  words: readonly MetricWord[];
  wanted: Wanted;
  all: boolean;
  allFigures: boolean;
  change: (name: keyof Wanted, value: string) => void;
}

/** A report as picture and tables. */
export function ReportTables({ report, words, wanted, all, allFigures, change }: TablesProps) {
  const t = useT();
  const [whole, setWhole] = useState(false);
  const [word, setWord] = useState<MetricWord | null>(null);
  const columns = figures(words, wanted.by, allFigures);
  const { course } = report;
  const shownCourse = whole ? course : course.slice(0, FIRST);
  const formula = words.find(({ key }) => key === "service-level")?.formula ?? "";
  const when = new Intl.DateTimeFormat(t.language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: report.zone,
  }).format(new Date(report.asOf));
  const name = (row: IntervalRow) => {
    const text = row.channel ? `${row.name} · ${row.channel}` : (row.name ?? "");
    const id = row.queueId ?? row.agentId;
    const filter = row.queueId ? "queueId" : "agentId";
    if (!all || !id || wanted[filter]) return text;
    return (
      <button type="button" className={styles.link} onClick={() => change(filter, id)}>
        {text}
      </button>
    );
  };
  return (
    <>
      <p className={styles.asOf}>
        {t("reports.asOf", {
          when,
          zone: report.zone,
          formula: `${report.serviceLevel.toUpperCase()} = ${formula}`,
        })}
      </p>
      {course.length === 0 ? (
        <p className={styles.empty}>{t("reports.empty")}</p>
      ) : (
        <>
          <DayChart report={report} interval={wanted.interval} />
          <Meaning word={word} />
          <Table
            label={t("reports.parts")}
            first={wanted.by === "queue" ? t("reports.queue") : t("reports.agent")}
            columns={columns}
            rows={report.parts}
            name={name}
            total={report.total}
            onWord={setWord}
          />
          <Table
            label={t("reports.course")}
            first={t("reports.time")}
            columns={columns}
            rows={shownCourse}
            name={(row) => (row.from ? timeLabel(row.from, report, wanted.interval, t.language) : "")}
            onWord={setWord}
          />
          {shownCourse.length < course.length ? (
            <Button onClick={() => setWhole(true)}>{t("reports.showAll", { count: course.length })}</Button>
          ) : null}
          {all ? <Channels report={report} /> : null}
          {all ? <Fairness report={report} /> : null}
        </>
      )}
      <details className={styles.meanings}>
        <summary>{t("reports.meanings")}</summary>
        <dl>
          {words
            .filter(({ of }) => of === "both" || of === wanted.by)
            .map((one) => (
              <div key={one.key}>
                <dt>
                  {one.name} <code>{one.formula}</code>
                </dt>
                <dd>{one.meaning}</dd>
              </div>
            ))}
        </dl>
      </details>
    </>
  );
}

/** The figure that is pointed at; its place is kept, so that nothing jumps. */
function Meaning({ word }: { word: MetricWord | null }) {
  const t = useT();
  return (
    <p className={styles.meaning}>
      {word ? (
        <>
          <strong>{word.name}</strong> <code>{word.formula}</code> {word.meaning}
        </>
      ) : (
        t("reports.pick")
      )}
    </p>
  );
}

interface TableProps {
  label: string;
  first: string;
  columns: readonly MetricWord[];
  rows: readonly IntervalRow[];
  name: (row: IntervalRow) => ReactNode;
  total?: Readonly<Record<string, number>>;
  onWord: (word: MetricWord) => void;
}

function Table({ label, first, columns, rows, name, total, onWord }: TableProps) {
  const t = useT();
  const id = useId();
  const cells = (values: Readonly<Record<string, number>>) =>
    columns.map(({ key, unit }) => <td key={key}>{shown(values[key], unit, t.language)}</td>);
  return (
    <div className={styles.part}>
      <h2>{label}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={styles.box} aria-label={label} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {columns.map((word) => (
                <th key={word.key} scope="col">
                  <button
                    type="button"
                    className={styles.word}
                    aria-describedby={`${id}-${word.key}`}
                    onFocus={() => onWord(word)}
                    onMouseEnter={() => onWord(word)}
                    onClick={() => onWord(word)}
                  >
                    {word.name}
                  </button>
                  <span id={`${id}-${word.key}`} hidden>
                    {word.formula}. {word.meaning}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.from}${row.queueId}${row.agentId}${row.channel}`}>
                <th scope="row">{name(row)}</th>
                {cells(row.values)}
              </tr>
            ))}
          </tbody>
          {total ? (
            <tfoot>
              <tr>
                <th scope="row">{t("reports.total")}</th>
                {cells(total)}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </section>
    </div>
  );
}

import type { SimulatedFigure, SimulatedRow, SimulationOutcome } from "@parley/api";
import type { AdminTranslator } from "@parley/i18n/admin";
import { cx } from "@parley/ui";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { type FigureKind, figureKinds, interval, scale, shown, written } from "./figures.ts";
import own from "./simulation.module.css";

type Row = SimulatedRow;

/** Side by side: what was, what would be now, and what would be otherwise. */
export function Result(props: { outcome: SimulationOutcome; kinds?: readonly FigureKind[] }) {
  const { outcome, kinds = figureKinds } = props;
  const t = useAdminT();
  const { configurations, runs, rows } = outcome.simulated;
  const names = configurations.map((name) => called(name, t));
  const parts = rows.filter(({ scope }) => scope === "queue" || scope === "channel").filter(hasAny);
  return (
    <>
      <p className={own.quiet}>
        {t("simulation.runs", { n: runs })} {t("simulation.intervals")}
      </p>
      {outcome.past && outcome.past.leftOut > 0 ? (
        <p className={own.quiet}>{t("simulation.leftOut", { n: outcome.past.leftOut })}</p>
      ) : null}
      <div className={own.figures}>
        {kinds.map((kind) => (
          <Bars key={kind.key} kind={kind} outcome={outcome} names={names} />
        ))}
      </div>
      {parts.length > 0 ? <Parts parts={parts} names={names} /> : null}
    </>
  );
}

function called(name: string, t: AdminTranslator): string {
  return name === "now"
    ? t("simulation.now")
    : name === "changed"
      ? t("simulation.changed")
      : name === "balanced"
        ? t("balance.balanced")
        : name;
}

const hasAny = ({ values }: Row) => (values.offered ?? []).some(({ mean }) => mean > 0);

function Bars(props: { kind: FigureKind; outcome: SimulationOutcome; names: readonly string[] }) {
  const { kind, outcome, names } = props;
  const t = useAdminT();
  const row = outcome.simulated.rows.find(({ scope }) => scope === kind.scope);
  const figures = row?.values[kind.key] ?? [];
  if (figures.length === 0) return null;
  const measured =
    kind.past === null ? undefined : (outcome.past as Record<string, number> | null)?.[kind.past];
  const most = scale(figures, measured ?? null, kind.unit);
  return (
    <section className={own.figure} aria-label={t(kind.name)}>
      <h2>{t(kind.name)}</h2>
      {measured === undefined ? null : (
        <Bar
          name={t("simulation.past")}
          figure={{ mean: measured, halfWidth: null }}
          most={most}
          kind={kind}
          number={-1}
        />
      )}
      {figures.map((figure, number) => (
        <Bar
          key={names[number]}
          name={names[number] ?? ""}
          figure={figure}
          most={most}
          kind={kind}
          number={number}
        />
      ))}
      {(row?.more[kind.key] ?? []).map((figure, number) => (
        <p key={names[number + 1]} className={own.quiet}>
          {difference(figure, kind, names.length > 2 ? `${names[number + 1]}: ` : "", t)}
        </p>
      ))}
    </section>
  );
}

function difference(figure: SimulatedFigure, kind: FigureKind, before: string, t: AdminTranslator): string {
  if (shown(figure) === "nothing") return before + t("simulation.noDifference");
  const by = written(figure.mean, kind.unit, t.language, true);
  return (
    before + t("simulation.difference", { by, half: written(figure.halfWidth ?? 0, kind.unit, t.language) })
  );
}

const colours = [own.first, own.second, own.third, own.fourth];

/** The bar says with its length what stands beside it in words. */
function Bar(props: {
  name: string;
  figure: SimulatedFigure;
  most: number;
  kind: FigureKind;
  number: number;
}) {
  const { name, figure, most, kind, number } = props;
  const t = useAdminT();
  const x = (value: number) => `${Math.min(100, (100 * value) / most)}%`;
  const [from, to] = interval(figure);
  const value = written(figure.mean, kind.unit, t.language);
  return (
    <div className={own.bar}>
      <p className={own.value}>
        <span>{name}</span>
        <span>
          {figure.halfWidth ? `${value} ± ${written(figure.halfWidth, kind.unit, t.language)}` : value}
        </span>
      </p>
      <svg
        className={cx(own.line, number < 0 ? own.measured : colours[number % colours.length])}
        aria-hidden="true"
      >
        <rect className={own.ground} width="100%" height="12" rx="2" />
        <rect className={own.length} width={x(figure.mean)} height="12" rx="2" />
        {to > from ? (
          <>
            <line className={own.whisker} x1={x(from)} x2={x(to)} y1="6" y2="6" />
            <line className={own.whisker} x1={x(from)} x2={x(from)} y1="2" y2="10" />
            <line className={own.whisker} x1={x(to)} x2={x(to)} y1="2" y2="10" />
          </>
        ) : null}
      </svg>
    </div>
  );
}

const columns = figureKinds.filter(({ scope }) => scope === "all");

function Parts({ parts, names }: { parts: readonly Row[]; names: readonly string[] }) {
  const t = useAdminT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={own.box} aria-label={t("simulation.parts")} tabIndex={0}>
      <table className={own.table}>
        <caption>{t("simulation.parts")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("simulation.part")}</th>
            <th scope="col">{t("simulation.setUp")}</th>
            <th scope="col">{t("figure.offered")}</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.flatMap((part) =>
            names.map((name, number) => (
              <tr key={`${part.scope} ${part.name} ${name}`}>
                <th scope="row">{part.name}</th>
                <td>{name}</td>
                <td>{Math.round(part.values.offered?.[number]?.mean ?? 0)}</td>
                {columns.map(({ key, unit }) => (
                  <td key={key}>{written(part.values[key]?.[number]?.mean ?? 0, unit, t.language)}</td>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

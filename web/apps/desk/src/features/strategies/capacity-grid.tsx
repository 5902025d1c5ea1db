import type { ChannelShare, RoutingRules, Tempo } from "@parley/api";
import { cx, fieldClass, Switch } from "@parley/ui";
import { SmallNumber } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import own from "./strategies.module.css";

type Capacity = RoutingRules["capacity"];
const tempi = ["REAL_TIME", "LIVE_TEXT", "DEFERRED"] as const satisfies readonly Tempo[];

/** How much of what an agent may hold, and what may come on top of what. */
export function CapacityGrid(props: { value: Capacity; onChange: (value: Capacity) => void }) {
  const { value, onChange } = props;
  const t = useAdminT();
  const put = (tempo: Tempo, part: Partial<ChannelShare>) =>
    onChange({ ...value, tempi: { ...value.tempi, [tempo]: { ...value.tempi[tempo], ...part } } });
  return (
    <>
      <h2>{t("rules.capacity")}</h2>
      <p className={own.why}>{t("rules.capacityWhy")}</p>
      <SmallNumber
        label={t("rules.units")}
        value={value.units}
        onChange={(units) => onChange({ ...value, units: units ?? 1 })}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={own.grid} aria-label={t("rules.capacity")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("rules.held")}</th>
              <th scope="col">{t("rules.weight")}</th>
              <th scope="col">{t("rules.paused")}</th>
              <th scope="col">{t("rules.most")}</th>
              <th scope="col">{t("rules.mayCome")}</th>
            </tr>
          </thead>
          <tbody>
            {tempi.map((tempo) => (
              <Row
                key={tempo}
                tempo={tempo}
                share={value.tempi[tempo]}
                onChange={(part) => put(tempo, part)}
              />
            ))}
          </tbody>
        </table>
      </section>
      <Switch
        label={t("rules.rampUp")}
        checked={value.rampUp !== null}
        onChange={(isOn) => onChange({ ...value, rampUp: isOn ? { perMinute: 2, minutes: 10 } : null })}
      />
      {value.rampUp ? (
        <div className={own.fields}>
          <SmallNumber
            label={t("rules.perMinute")}
            value={value.rampUp.perMinute}
            onChange={(perMinute) =>
              onChange({ ...value, rampUp: { minutes: 1, ...value.rampUp, perMinute: perMinute ?? 1 } })
            }
          />
          <SmallNumber
            label={t("rules.forMinutes")}
            value={value.rampUp.minutes}
            onChange={(minutes) =>
              onChange({ ...value, rampUp: { perMinute: 1, ...value.rampUp, minutes: minutes ?? 1 } })
            }
          />
        </div>
      ) : null}
    </>
  );
}

function Row(props: { tempo: Tempo; share: ChannelShare; onChange: (part: Partial<ChannelShare>) => void }) {
  const { share, onChange } = props;
  const t = useAdminT();
  const tempo = t(`tempo.${props.tempo}`);
  const number = (label: string, value: number | null, put: (value: number | null) => void) => (
    <td>
      <input
        type="number"
        className={cx(fieldClass, own.number)}
        aria-label={label}
        value={value ?? ""}
        onChange={(event) => put(event.target.value === "" ? null : Math.trunc(Number(event.target.value)))}
      />
    </td>
  );
  return (
    <tr>
      <th scope="row">{tempo}</th>
      {number(t("rules.weightOf", { tempo }), share.weight, (weight) => onChange({ weight }))}
      {number(t("rules.pausedOf", { tempo }), share.pausedWeight, (pausedWeight) =>
        onChange({ pausedWeight }),
      )}
      {number(t("rules.mostOf", { tempo }), share.most, (most) => onChange({ most }))}
      <td>
        <div className={own.many}>
          {tempi.map((by) => (
            <label key={by}>
              <input
                type="checkbox"
                aria-label={t("rules.mayComeOf", { by: t(`tempo.${by}`), tempo })}
                checked={share.interruptibleBy.includes(by)}
                onChange={(event) =>
                  onChange({
                    interruptibleBy: event.target.checked
                      ? [...share.interruptibleBy, by]
                      : share.interruptibleBy.filter((one) => one !== by),
                  })
                }
              />
              {t(`tempo.${by}`)}
            </label>
          ))}
        </div>
      </td>
    </tr>
  );
}

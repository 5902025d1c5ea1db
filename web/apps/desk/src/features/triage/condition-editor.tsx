import type { Condition, Tempo } from "@parley/api";
import { IconButton } from "@parley/ui";
import fields from "../../shared/admin/small-fields.module.css";
import { SmallMany, SmallNumber, SmallSelect, SmallText } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import type { Lookups } from "./lookups.ts";
import { details, kinds, newCondition, separated } from "./rules.ts";

const tempi = ["REAL_TIME", "LIVE_TEXT", "DEFERRED"] as const satisfies readonly Tempo[];

interface ConditionEditorProps {
  value: Condition;
  lookups: Lookups;
  onChange: (value: Condition) => void;
  onRemove: () => void;
}

/** What a rule asks, in small selects. */
export function ConditionEditor({ value, lookups, onChange, onRemove }: ConditionEditorProps) {
  const t = useAdminT();
  return (
    <div className={fields.row}>
      <SmallSelect
        label={t("triage.condition")}
        hidesLabel
        value={value.type}
        options={kinds.map((kind) => ({ value: kind, label: t(`condition.${kind}`) }))}
        onChange={(type) => onChange(newCondition(type))}
      />
      <IconButton icon="close" label={t("triage.removeCondition")} onClick={onRemove} />
      <Details value={value} lookups={lookups} onChange={onChange} />
    </div>
  );
}

function Details({ value, lookups, onChange }: Omit<ConditionEditorProps, "onRemove">) {
  const t = useAdminT();
  switch (value.type) {
    case "channel":
      return (
        <SmallMany
          label={t("condition.channel")}
          value={value.channelIds}
          options={lookups.channels}
          onChange={(channelIds) => onChange({ ...value, channelIds })}
        />
      );
    case "tempo":
      return (
        <SmallMany
          label={t("condition.tempo")}
          value={value.tempi}
          options={tempi.map((tempo) => ({ value: tempo, label: t(`tempo.${tempo}`) }))}
          onChange={(chosen) => onChange({ ...value, tempi: tempi.filter((one) => chosen.includes(one)) })}
        />
      );
    case "language":
      return (
        <SmallText
          label={t("triage.anyOf")}
          why={t("triage.languagesWhy")}
          value={value.languages.join(", ")}
          onChange={(text) => onChange({ ...value, languages: separated(text) })}
        />
      );
    case "value":
      return (
        <>
          <SmallNumber
            label={t("triage.atLeast")}
            value={value.atLeast}
            onChange={(atLeast) => onChange({ ...value, atLeast })}
          />
          <SmallNumber
            label={t("triage.atMost")}
            value={value.atMost}
            onChange={(atMost) => onChange({ ...value, atMost })}
          />
        </>
      );
    case "words":
      return <AnyOf value={value.anyOf} onChange={(anyOf) => onChange({ ...value, anyOf })} />;
    case "attribute":
      return <Detail value={value} onChange={onChange} />;
  }
}

function AnyOf(props: { value: readonly string[]; onChange: (value: string[]) => void }) {
  const t = useAdminT();
  return (
    <SmallText
      label={t("triage.anyOf")}
      why={t("triage.anyOfWhy")}
      value={props.value.join(", ")}
      onChange={(text) => props.onChange(separated(text))}
    />
  );
}

function Detail(props: {
  value: Extract<Condition, { type: "attribute" }>;
  onChange: (value: Condition) => void;
}) {
  const { value, onChange } = props;
  const t = useAdminT();
  const known = details.find((one) => one === value.name);
  return (
    <>
      <SmallSelect
        label={t("triage.detail")}
        value={known ?? "other"}
        options={[
          ...details.map((name) => ({ value: name as string, label: t(`detail.${name}`) })),
          { value: "other", label: t("triage.otherDetail") },
        ]}
        onChange={(name) => onChange({ ...value, name: name === "other" ? "" : name })}
      />
      {known ? null : (
        <SmallText
          label={t("triage.ownDetail")}
          value={value.name}
          onChange={(name) => onChange({ ...value, name })}
        />
      )}
      <SmallSelect
        label={t("triage.match")}
        value={value.match}
        options={(["IS", "STARTS_WITH", "CONTAINS"] as const).map((match) => ({
          value: match,
          label: t(`match.${match}`),
        }))}
        onChange={(match) => onChange({ ...value, match })}
      />
      <AnyOf value={value.anyOf} onChange={(anyOf) => onChange({ ...value, anyOf })} />
    </>
  );
}

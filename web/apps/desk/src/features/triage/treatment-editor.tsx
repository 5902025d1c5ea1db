import type { Treatment } from "@parley/api";
import { IconButton } from "@parley/ui";
import fields from "../../shared/admin/small-fields.module.css";
import { SmallNumber, SmallSelect, SmallText } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import type { Lookups } from "./lookups.ts";
import { separated } from "./rules.ts";
import styles from "./triage.module.css";

/** What a contact gets. */
export function TreatmentEditor(props: {
  value: Treatment;
  lookups: Lookups;
  onChange: (value: Treatment) => void;
}) {
  const { value, lookups, onChange } = props;
  const t = useAdminT();
  return (
    <div className={styles.gets}>
      <SmallSelect
        label={t("triage.queue")}
        value={value.queueId ?? ""}
        options={lookups.queues}
        placeholder={t("triage.asUsual")}
        onChange={(queueId) => onChange({ ...value, queueId: (queueId as string) === "" ? null : queueId })}
      />
      <SmallNumber
        label={t("triage.tier")}
        why={t("triage.tierWhy")}
        value={value.tier}
        onChange={(tier) => onChange({ ...value, tier })}
      />
      <SmallNumber
        label={t("triage.priority")}
        unit={t("triage.minutes")}
        value={value.priority}
        onChange={(priority) => onChange({ ...value, priority })}
      />
      <SmallNumber
        label={t("triage.value")}
        value={value.value}
        onChange={(worth) => onChange({ ...value, value: worth })}
      />
      <SmallText
        label={t("triage.labels")}
        why={t("triage.anyOfWhy")}
        value={value.labels.join(", ")}
        onChange={(text) => onChange({ ...value, labels: text === "" ? [] : separated(text) })}
      />
      {Object.entries(value.skills).map(([id, level]) => (
        <Skill
          key={id}
          name={lookups.called.skills.get(id) ?? "?"}
          level={level}
          onChange={(next) => onChange({ ...value, skills: { ...value.skills, [id]: next } })}
          onRemove={() => {
            const { [id]: _, ...skills } = value.skills;
            onChange({ ...value, skills });
          }}
        />
      ))}
      <SmallSelect
        label={t("triage.addSkill")}
        value=""
        options={lookups.skills.filter(({ value: id }) => !(id in value.skills))}
        placeholder="…"
        onChange={(id) => onChange({ ...value, skills: { ...value.skills, [id]: 1 } })}
      />
    </div>
  );
}

function Skill(props: {
  name: string;
  level: number;
  onChange: (level: number) => void;
  onRemove: () => void;
}) {
  const { name, level, onChange, onRemove } = props;
  const t = useAdminT();
  return (
    <span className={fields.row}>
      <SmallNumber
        label={`${name} · ${t("triage.level")}`}
        value={level}
        onChange={(next) => onChange(next ?? 1)}
      />
      <IconButton icon="close" label={t("triage.removeSkill", { skill: name })} onClick={onRemove} />
    </span>
  );
}

import type { Whom } from "@parley/api";
import { IconButton } from "@parley/ui";
import { Button } from "antd";
import fields from "../../shared/admin/small-fields.module.css";
import { SmallMany, SmallNumber, SmallSelect, SmallText } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { kinds, turnInto } from "./definition.ts";
import type { Lookups } from "./lookups.ts";
import styles from "./strategies.module.css";

interface WhoEditorProps {
  value: Whom;
  lookups: Lookups;
  onChange: (value: Whom) => void;
  /** Inside a group it can be taken out again. */
  onRemove?: () => void;
}

/** Who is asked, as conditions within conditions. */
export function WhoEditor({ value, lookups, onChange, onRemove }: WhoEditorProps) {
  const t = useAdminT();
  return (
    <div className={fields.row}>
      <SmallSelect
        label={t("strategies.condition")}
        hidesLabel
        value={value.type}
        options={(value.type === "attribute" ? [...kinds, value.type] : kinds).map((kind) => ({
          value: kind,
          label: t(`whom.${kind}`),
        }))}
        onChange={(type) => onChange(turnInto(value, type))}
      />
      <Details value={value} lookups={lookups} onChange={onChange} />
      {onRemove ? (
        <IconButton icon="close" label={t("strategies.removeCondition")} onClick={onRemove} />
      ) : null}
    </div>
  );
}

function Details({ value, lookups, onChange }: WhoEditorProps) {
  const t = useAdminT();
  switch (value.type) {
    case "all":
    case "any":
      return <Group value={value} lookups={lookups} onChange={onChange} />;
    case "not":
      return (
        <div className={styles.group}>
          <WhoEditor value={value.part} lookups={lookups} onChange={(part) => onChange({ ...value, part })} />
        </div>
      );
    case "fewer-skills":
      return (
        <>
          <SmallNumber
            label={t("strategies.level")}
            value={value.level}
            onChange={(level) => onChange({ ...value, level })}
          />
          <SmallMany
            label={t("strategies.without")}
            value={value.without ?? []}
            options={lookups.skills}
            onChange={(without) => onChange({ ...value, without })}
          />
        </>
      );
    case "agents":
      return (
        <SmallMany
          label={t("strategies.agents")}
          value={value.agentIds}
          options={lookups.agents}
          onChange={(agentIds) => onChange({ ...value, agentIds })}
        />
      );
    case "queue":
      return (
        <SmallSelect
          label={t("strategies.queue")}
          value={value.queueId}
          options={lookups.queues}
          onChange={(queueId) => onChange({ ...value, queueId })}
        />
      );
    case "skill":
      return (
        <>
          <SmallSelect
            label={t("strategies.skill")}
            value={value.skillId}
            options={lookups.skills}
            onChange={(skillId) => onChange({ ...value, skillId })}
          />
          <SmallNumber
            label={t("strategies.level")}
            value={value.minimum}
            onChange={(minimum) => onChange({ ...value, minimum: minimum ?? 1 })}
          />
        </>
      );
    case "team":
      return (
        <SmallMany
          label={t("strategies.teams")}
          value={value.teamIds}
          options={lookups.teams}
          onChange={(teamIds) => onChange({ ...value, teamIds })}
        />
      );
    case "attribute":
      return (
        <>
          <SmallSelect
            label={t("strategies.attribute")}
            value={value.attribute}
            options={(["language", "site", "group"] as const).map((name) => ({
              value: name as string,
              label: t(`attribute.${name}`),
            }))}
            onChange={(attribute) => onChange({ ...value, attribute })}
          />
          <SmallText
            label={t("strategies.values")}
            value={value.values.join(", ")}
            onChange={(text) =>
              onChange({
                ...value,
                values: text.split(/[,，]\s*/).filter((one, index) => one !== "" || index > 0),
              })
            }
          />
        </>
      );
    case "expression":
      return (
        <SmallText
          label={t("strategies.expression")}
          why={t("strategies.expressionWhy")}
          rows={2}
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
        />
      );
    default:
      return null;
  }
}

function Group(props: {
  value: Whom & { type: "all" | "any" };
  lookups: Lookups;
  onChange: (value: Whom) => void;
}) {
  const { value, lookups, onChange } = props;
  const t = useAdminT();
  const put = (parts: Whom[]) => onChange({ ...value, parts });
  return (
    <div className={styles.group}>
      {value.parts.map((part, index) => (
        <WhoEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          key={index}
          value={part}
          lookups={lookups}
          onChange={(next) => put(value.parts.map((one, at) => (at === index ? next : one)))}
          onRemove={() => put(value.parts.filter((_, at) => at !== index))}
        />
      ))}
      <Button onClick={() => put([...value.parts, { type: "members" }])}>
        {t("strategies.addCondition")}
      </Button>
    </div>
  );
}

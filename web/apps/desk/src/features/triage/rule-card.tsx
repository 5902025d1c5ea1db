import type { TriageRule } from "@parley/api";
import { IconButton, Switch } from "@parley/ui";
import { Button } from "antd";
import { SmallText } from "../../shared/admin/small-fields.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import type { Lookups } from "./lookups.ts";
import { newCondition } from "./rules.ts";
import { TreatmentEditor } from "./treatment-editor.tsx";
import styles from "./triage.module.css";
import { ruleInWords } from "./words.ts";

interface RuleCardProps {
  number: number;
  rule: TriageRule;
  isOpen: boolean;
  lookups: Lookups;
  /** Whether protected rules may be changed, and made. */
  mayProtect: boolean;
  canGoUp: boolean;
  canGoDown: boolean;
  onToggle: () => void;
  onChange: (rule: TriageRule) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** A rule: what it says and, when it is opened, its small selects. */
export function RuleCard(props: RuleCardProps) {
  const { number, rule, isOpen, lookups, mayProtect, onToggle, onMove, onRemove } = props;
  const t = useAdminT();
  const mayChange = mayProtect || !rule.isProtected;
  return (
    <li className={styles.rule} aria-label={t("triage.rule", { number })}>
      <div className={styles.head}>
        <h2>
          {number}. {rule.name}
        </h2>
        {rule.isProtected ? <span className={styles.mark}>{t("triage.protectedMark")}</span> : null}
        {mayChange && props.canGoUp ? (
          <IconButton icon="up" label={t("triage.up", { number })} onClick={() => onMove(number - 2)} />
        ) : null}
        {mayChange && props.canGoDown ? (
          <IconButton icon="down" label={t("triage.down", { number })} onClick={() => onMove(number)} />
        ) : null}
        {mayChange ? (
          <IconButton icon="close" label={t("triage.remove", { number })} onClick={onRemove} />
        ) : null}
      </div>
      <p>{ruleInWords(rule, lookups.called, t)}</p>
      {mayChange ? (
        <Button aria-expanded={isOpen} onClick={onToggle}>
          {isOpen ? t("triage.done", { number }) : t("triage.edit", { number })}
        </Button>
      ) : (
        <p className={styles.quiet}>{t("triage.protectedWhy")}</p>
      )}
      {isOpen && mayChange ? <RuleFields {...props} /> : null}
    </li>
  );
}

function RuleFields({ rule, lookups, mayProtect, onChange }: RuleCardProps) {
  const t = useAdminT();
  return (
    <div className={styles.fields}>
      <SmallText
        label={t("triage.name")}
        value={rule.name}
        onChange={(name) => onChange({ ...rule, name })}
      />
      <h3>{t("triage.when")}</h3>
      {rule.when.map((condition, index) => (
        <ConditionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
          key={index}
          value={condition}
          lookups={lookups}
          onChange={(next) => onChange({ ...rule, when: rule.when.with(index, next) })}
          onRemove={() => onChange({ ...rule, when: rule.when.filter((_, at) => at !== index) })}
        />
      ))}
      <Button onClick={() => onChange({ ...rule, when: [...rule.when, newCondition("attribute")] })}>
        {t("triage.addCondition")}
      </Button>
      <h3>{t("triage.then")}</h3>
      <TreatmentEditor value={rule.gets} lookups={lookups} onChange={(gets) => onChange({ ...rule, gets })} />
      {mayProtect ? (
        <Switch
          label={t("triage.protected")}
          checked={rule.isProtected}
          onChange={(isProtected) => onChange({ ...rule, isProtected })}
        />
      ) : null}
    </div>
  );
}

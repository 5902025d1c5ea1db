import type { WellbeingLimitsForm as Body, WellbeingLimits } from "@parley/api";
import type { AdminTranslator } from "@parley/i18n/admin";
import { Form, InputNumber, Select } from "antd";
import { useParams } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { NumberItem, SelectItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { codesResource, limitsResource, teamsResource, useChoices } from "../../shared/admin/resources.ts";
import { SwitchItem } from "../../shared/admin/switch-item.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";

const empty: Body = {
  teamId: null,
  capPercent: 88,
  againPercent: 80,
  windowMinutes: 60,
  restMinutes: 5,
  pauseMinutes: 5,
  hardCodes: [],
  hardLabels: [],
  hardMinutes: null,
  mostRestingPercent: 20,
  endsForEmergency: true,
};

function useNameOf() {
  const t = useAdminT();
  const teams = useChoices(teamsResource);
  return ({ teamId }: WellbeingLimits) =>
    teamId === null ? t("limits.everybody") : (teams.find(({ value }) => value === teamId)?.label ?? "…");
}

function inWords(limits: WellbeingLimits, t: AdminTranslator): string {
  const says: string[] = [];
  if (limits.capPercent !== null) {
    says.push(
      t("limits.saysBusy", {
        cap: limits.capPercent,
        again: limits.againPercent,
        rest: limits.restMinutes,
      }),
    );
  }
  if (limits.pauseMinutes > 0) says.push(t("limits.saysPause", { pause: limits.pauseMinutes }));
  return says.length > 0 ? says.join(" ") : t("limits.saysNothing");
}

export function LimitList() {
  const t = useAdminT();
  const nameOf = useNameOf();
  return (
    <ResourceList
      title={t("limits.title")}
      empty={t("limits.empty")}
      resource={limitsResource}
      nameOf={nameOf}
      columns={[{ title: t("limits.what"), render: (limits) => inWords(limits, t) }]}
    />
  );
}

/** A number that may be left out. */
function Optional(props: { name: string; label: string; unit: string; min: number; max: number }) {
  const t = useAdminT();
  return (
    <Form.Item name={props.name} label={props.label} normalize={(value: unknown) => value ?? null}>
      <InputNumber
        min={props.min}
        max={props.max}
        suffix={props.unit}
        placeholder={t("limits.never")}
        className={styles.number}
      />
    </Form.Item>
  );
}

export function LimitForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  const nameOf = useNameOf();
  const teams = useChoices(teamsResource);
  const codes = useChoices(codesResource);
  const minutes = t("limits.minute");
  const percent = t("admin.percent");
  return (
    <ResourceForm
      id={id}
      base="/admin/people/limits"
      title={t("limits.title")}
      kind="limits"
      resource={limitsResource}
      nameOf={nameOf}
      empty={empty}
    >
      <SelectItem
        name="teamId"
        label={t("limits.team")}
        why={t("limits.teamWhy")}
        options={teams}
        placeholder={t("limits.everybody")}
      />
      <fieldset>
        <legend>{t("limits.busy")}</legend>
        <p className={styles.quiet}>{t("limits.busyWhy")}</p>
        <Optional name="capPercent" label={t("limits.cap")} unit={percent} min={10} max={100} />
        <NumberItem name="againPercent" label={t("limits.again")} unit={percent} min={0} max={99} />
        <NumberItem name="windowMinutes" label={t("limits.window")} unit={minutes} min={5} max={480} />
        <NumberItem name="restMinutes" label={t("limits.rest")} unit={minutes} min={1} max={120} />
      </fieldset>
      <fieldset>
        <legend>{t("limits.hard")}</legend>
        <p className={styles.quiet}>{t("limits.hardWhy")}</p>
        <NumberItem
          name="pauseMinutes"
          label={t("limits.pause")}
          why={t("limits.pauseWhy")}
          unit={minutes}
          min={0}
          max={120}
        />
        <SelectItem name="hardCodes" label={t("limits.codes")} options={codes} many />
        <Form.Item name="hardLabels" label={t("limits.labels")}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
        <Optional name="hardMinutes" label={t("limits.long")} unit={minutes} min={1} max={1440} />
      </fieldset>
      <fieldset>
        <legend>{t("limits.care")}</legend>
        <NumberItem
          name="mostRestingPercent"
          label={t("limits.most")}
          why={t("limits.mostWhy")}
          unit={percent}
          min={1}
          max={100}
        />
        <SwitchItem name="endsForEmergency" label={t("limits.emergency")} />
      </fieldset>
    </ResourceForm>
  );
}

import type { SurgeRuleForm as Body, SurgeFigure, SurgeLenderForm, SurgeRule } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Form } from "antd";
import { useParams } from "react-router";
import { NumberItem, RowsItem, SelectItem, TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import {
  moveRulesResource,
  queuesResource,
  teamsResource,
  useChoices,
} from "../../shared/admin/resources.ts";
import { SwitchItem } from "../../shared/admin/switch-item.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { type Names, ruleInWords } from "./rule-words.ts";

const FIGURES: readonly SurgeFigure[] = ["LONGEST_WAIT", "EXPECTED_WAIT", "WAITING"];
const MOST = 86_400;

const nameOf = (rule: SurgeRule) => rule.name;

const lender: SurgeLenderForm = { queueId: null, teamId: null, lendsUpTo: 20, recallsAt: 60, keeps: 1 };

const empty: Body = {
  name: "",
  toQueueId: null,
  figure: "LONGEST_WAIT",
  startsAt: 60,
  startSeconds: 10,
  endsAt: 20,
  endSeconds: 60,
  lenders: [lender],
  agents: 5,
  minutes: 60,
  isOn: true,
};

function useNames(): Names {
  const queues = useChoices(queuesResource);
  const teams = useChoices(teamsResource);
  const called = (from: typeof queues, id: string) => from.find(({ value }) => value === id)?.label;
  return {
    queue: (id) => (id ? called(queues, id) : null) ?? "…",
    team: (id) => called(teams, id) ?? "…",
  };
}

export function MoveRuleList() {
  const t = useAdminT();
  const desk = useT();
  const names = useNames();
  return (
    <ResourceList
      title={t("moves.title")}
      empty={t("moves.empty")}
      resource={moveRulesResource}
      nameOf={nameOf}
      columns={[
        { title: t("moves.rule"), render: (rule) => ruleInWords(rule, names, desk).join(" ") },
        { title: t("moves.isOn"), render: ({ isOn }) => t(isOn ? "admin.yes" : "admin.no") },
      ]}
    />
  );
}

export function MoveRuleForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  return (
    <ResourceForm
      id={id}
      base="/admin/routing/moves"
      title={t("moves.title")}
      kind="move-rule"
      resource={moveRulesResource}
      nameOf={nameOf}
      empty={empty}
    >
      <Fields />
    </ResourceForm>
  );
}

function Fields() {
  const t = useAdminT();
  const desk = useT();
  const queues = useChoices(queuesResource);
  const teams = useChoices(teamsResource);
  const figure = Form.useWatch<SurgeFigure | undefined>("figure");
  // as numbers of items have no unit
  const unit = figure === "WAITING" ? {} : { unit: t("admin.seconds") };
  return (
    <>
      <TextItem name="name" label={t("admin.name")} />
      <SwitchItem name="isOn" label={t("moves.isOn")} why={t("moves.isOnWhy")} />
      <fieldset>
        <legend>{t("moves.when")}</legend>
        <SelectItem name="toQueueId" label={t("moves.queue")} options={queues} required />
        <SelectItem
          name="figure"
          label={t("moves.figure")}
          options={FIGURES.map((value) => ({ value, label: desk(`surgeFigure.${value}`) }))}
          required
        />
        <NumberItem name="startsAt" label={t("moves.startsAt")} {...unit} min={1} max={MOST} />
        <NumberItem
          name="startSeconds"
          label={t("moves.startSeconds")}
          unit={t("admin.seconds")}
          min={0}
          max={3600}
        />
        <NumberItem name="agents" label={t("moves.agents")} min={1} max={200} />
      </fieldset>
      <RowsItem
        name="lenders"
        label={t("moves.from")}
        why={t("moves.fromWhy")}
        fresh={() => ({ ...lender, ...(figure === "WAITING" ? { lendsUpTo: 0, recallsAt: 2 } : {}) })}
      >
        {(row) => (
          <>
            <SelectItem name={[row, "queueId"]} label={t("moves.lender")} options={queues} required />
            <SelectItem
              name={[row, "teamId"]}
              label={t("moves.team")}
              options={teams}
              placeholder={t("moves.everybody")}
            />
            <NumberItem name={[row, "lendsUpTo"]} label={t("moves.lendsUpTo")} {...unit} min={0} max={MOST} />
            <NumberItem name={[row, "recallsAt"]} label={t("moves.recallsAt")} {...unit} min={1} max={MOST} />
            <NumberItem name={[row, "keeps"]} label={t("moves.keeps")} min={0} max={10_000} />
          </>
        )}
      </RowsItem>
      <fieldset>
        <legend>{t("moves.back")}</legend>
        <NumberItem name="endsAt" label={t("moves.endsAt")} {...unit} min={0} max={MOST} />
        <NumberItem
          name="endSeconds"
          label={t("moves.endSeconds")}
          unit={t("admin.seconds")}
          min={0}
          max={3600}
        />
        <NumberItem
          name="minutes"
          label={t("moves.minutes")}
          why={t("moves.minutesWhy")}
          unit={t("moves.minute")}
          min={1}
          max={1440}
        />
      </fieldset>
      <InWords />
    </>
  );
}

/** What the rule says as it stands in the form. */
function InWords() {
  const t = useAdminT();
  const desk = useT();
  const names = useNames();
  const form = Form.useFormInstance<Body>();
  const values = Form.useWatch([], form) as Partial<Body> | undefined;
  const rule = { ...empty, ...values };
  // rows and numbers are missing while they are being written
  const lenders = (rule.lenders ?? []).map((row) => ({ ...lender, ...row }));
  return (
    <section aria-labelledby="in-words">
      <h2 id="in-words">{t("moves.inWords")}</h2>
      <p>{ruleInWords({ ...rule, lenders }, names, desk).join(" ")}</p>
    </section>
  );
}

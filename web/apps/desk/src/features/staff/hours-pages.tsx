import type { HoursForm as Body, OpeningHours } from "@parley/api";
import { Form, Input } from "antd";
import { useParams } from "react-router";
import { RowsItem, SelectItem, TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { hoursResource } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { useSession } from "../../shared/session.tsx";

const nameOf = (hours: OpeningHours) => hours.name;
const timeZones = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));

/** A Monday, so that a day's number gives its name. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

function weekdays(language: string) {
  const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: day,
    label: format.format(MONDAY + (day - 1) * DAY_MS),
  }));
}

const empty = (timeZone: string | undefined): Body => ({
  name: "",
  timeZone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "18:00" })),
  exceptions: [],
});

export function HoursList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("hours.title")}
      empty={t("hours.empty")}
      resource={hoursResource}
      nameOf={nameOf}
      columns={[{ title: t("hours.timeZone"), render: (hours) => hours.timeZone }]}
    />
  );
}

export function HoursForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  const { centre } = useSession();
  const days = weekdays(t.language).map(({ value, label }) => ({ value: value as unknown as string, label }));
  return (
    <ResourceForm
      id={id}
      base="/admin/routing/hours"
      title={t("hours.title")}
      kind="hours"
      resource={hoursResource}
      nameOf={nameOf}
      empty={empty(centre?.timeZone)}
    >
      <TextItem name="name" label={t("admin.name")} />
      <SelectItem name="timeZone" label={t("hours.timeZone")} options={timeZones} />
      <RowsItem name="week" label={t("hours.week")} fresh={() => ({ day: 1, from: "09:00", to: "18:00" })}>
        {(row) => (
          <>
            <SelectItem name={[row, "day"]} label={t("hours.day")} options={days} />
            <InputItem name={[row, "from"]} label={t("hours.from")} type="time" />
            <InputItem name={[row, "to"]} label={t("hours.to")} type="time" />
          </>
        )}
      </RowsItem>
      <RowsItem
        name="exceptions"
        label={t("hours.exceptions")}
        why={t("hours.exceptionsWhy")}
        fresh={() => ({ date: "", from: null, to: null, name: "" })}
      >
        {(row) => (
          <>
            <InputItem name={[row, "date"]} label={t("hours.date")} type="date" />
            <InputItem name={[row, "name"]} label={t("admin.name")} type="text" />
            <InputItem name={[row, "from"]} label={t("hours.from")} type="time" />
            <InputItem name={[row, "to"]} label={t("hours.to")} type="time" />
          </>
        )}
      </RowsItem>
    </ResourceForm>
  );
}

/** The browser's own fields for dates and times: every language and keyboard knows them. */
function InputItem(props: { name: [number, string]; label: string; type: "time" | "date" | "text" }) {
  return (
    <Form.Item name={props.name} label={props.label} normalize={(value: string) => value || null}>
      <Input type={props.type} />
    </Form.Item>
  );
}

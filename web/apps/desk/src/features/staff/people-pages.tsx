import type { StaffForm, StaffMember } from "@parley/api";
import type { AdminKey } from "@parley/i18n/admin";
import { Checkbox, Form } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { NumberItem, RowsItem, SelectItem, TextItem } from "../../shared/admin/fields.tsx";
import { OnceDialog } from "../../shared/admin/once-dialog.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { peopleResource, skillsResource, teamsResource, useChoices } from "../../shared/admin/resources.ts";
import { SwitchItem } from "../../shared/admin/switch-item.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { useSession } from "../../shared/session.tsx";
import { NewPassword } from "./new-password.tsx";

const roles = {
  agent: "people.agent",
  supervisor: "people.supervisor",
  administrator: "people.administrator",
} as const satisfies Record<string, AdminKey>;

/** A centre may have roles of its own, which go by the names that it gave them. */
const isKnown = (role: string): role is keyof typeof roles => role in roles;

const nameOf = (person: StaffMember) => person.name;

const empty: StaffForm = {
  login: "",
  name: "",
  alias: null,
  roles: ["agent"],
  language: "en",
  isActive: true,
  isAgent: true,
  teamIds: [],
  skills: [],
  maxLoad: { liveText: 3 },
};

export function PeopleList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("people.title")}
      empty={t("people.empty")}
      resource={peopleResource}
      nameOf={nameOf}
      columns={[
        { title: t("people.login"), render: (person) => person.login },
        {
          title: t("people.roles"),
          render: (person) => person.roles.map((role) => (isKnown(role) ? t(roles[role]) : role)).join(", "),
        },
        { title: t("people.active"), render: (person) => t(person.isActive ? "admin.yes" : "admin.no") },
      ]}
    />
  );
}

export function PersonForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  const { centre } = useSession();
  const teams = useChoices(teamsResource);
  const skills = useChoices(skillsResource);
  const [once, setOnce] = useState<{ name: string; secret: string } | null>(null);
  return (
    <>
      <ResourceForm
        id={id}
        base="/admin/people/staff"
        title={t("people.title")}
        kind="person"
        resource={peopleResource}
        nameOf={nameOf}
        empty={{ ...empty, language: centre?.language ?? empty.language }}
        onCreated={({ name, password }) => {
          if (password) setOnce({ name, secret: password });
        }}
        aside={(person) => (
          <NewPassword person={person} onPassword={(secret) => setOnce({ name: person.name, secret })} />
        )}
      >
        <TextItem name="name" label={t("admin.name")} />
        <TextItem name="login" label={t("people.login")} why={t("people.loginWhy")} />
        <TextItem name="alias" label={t("people.alias")} why={t("people.aliasWhy")} optional />
        <Form.Item name="roles" label={t("people.roles")} extra={t("people.rolesWhy")}>
          <Checkbox.Group options={Object.entries(roles).map(([value, key]) => ({ value, label: t(key) }))} />
        </Form.Item>
        <SelectItem
          name="language"
          label={t("people.language")}
          options={[
            { value: "en", label: "English" },
            { value: "zh-CN", label: "中文" },
          ]}
        />
        <SwitchItem name="isActive" label={t("people.active")} />
        <SwitchItem name="isAgent" label={t("people.isAgent")} why={t("people.isAgentWhy")} />
        <NumberItem
          name={["maxLoad", "liveText"]}
          label={t("people.maxLoad")}
          why={t("people.maxLoadWhy")}
          min={0}
          max={20}
        />
        <SelectItem name="teamIds" label={t("people.teams")} options={teams} many />
        <RowsItem
          name="skills"
          label={t("people.skills")}
          why={t("people.skillsWhy")}
          fresh={() => ({ skillId: skills[0]?.value ?? null, level: 3 })}
        >
          {(row) => (
            <>
              <SelectItem name={[row, "skillId"]} label={t("people.skills")} options={skills} />
              <NumberItem name={[row, "level"]} label={t("people.level")} min={1} max={5} />
            </>
          )}
        </RowsItem>
      </ResourceForm>
      {once ? (
        <OnceDialog
          title={t("admin.password", { name: once.name })}
          why={t("admin.passwordWhy")}
          secret={once.secret}
          onClose={() => setOnce(null)}
        />
      ) : null}
    </>
  );
}

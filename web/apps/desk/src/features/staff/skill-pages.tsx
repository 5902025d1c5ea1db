import type { Skill } from "@parley/api";
import { useParams } from "react-router";
import { TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { skillsResource } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";

const nameOf = (skill: Skill) => skill.name;

export function SkillList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("skills.title")}
      empty={t("skills.empty")}
      resource={skillsResource}
      nameOf={nameOf}
      columns={[{ title: t("skills.agents"), render: (skill) => skill.agents ?? t("admin.none") }]}
    />
  );
}

export function SkillForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  return (
    <ResourceForm
      id={id}
      base="/admin/routing/skills"
      title={t("skills.title")}
      kind="skill"
      resource={skillsResource}
      nameOf={nameOf}
      empty={{ name: "" }}
    >
      <TextItem name="name" label={t("admin.name")} />
    </ResourceForm>
  );
}

import type { Team } from "@parley/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { SelectItem, TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { teamsResource } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { agentsQuery } from "../../shared/queries.ts";

const nameOf = (team: Team) => team.name;

export function TeamList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("teams.title")}
      empty={t("teams.empty")}
      resource={teamsResource}
      nameOf={nameOf}
      columns={[{ title: t("teams.members"), render: (team) => team.memberIds.length }]}
    />
  );
}

export function TeamForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  const agents = useQuery(agentsQuery).data?.items ?? [];
  return (
    <ResourceForm
      id={id}
      base="/admin/people/teams"
      title={t("teams.title")}
      kind="team"
      resource={teamsResource}
      nameOf={nameOf}
      empty={{ name: "", memberIds: [] }}
    >
      <TextItem name="name" label={t("admin.name")} />
      <SelectItem
        name="memberIds"
        label={t("teams.members")}
        options={agents.map(({ id: value, name }) => ({ value, label: name }))}
        many
      />
    </ResourceForm>
  );
}

import type { QueueForm as Body, QueueSettings } from "@parley/api";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useParams } from "react-router";
import { NumberItem, RowsItem, SelectItem, TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import {
  codesResource,
  hoursResource,
  queuesResource,
  skillsResource,
  useChoices,
} from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { agentsQuery } from "../../shared/queries.ts";

const nameOf = (queue: QueueSettings) => queue.name;

const empty: Body = {
  name: "",
  hoursId: null,
  targetPercent: 80,
  targetSeconds: 30,
  offerSeconds: 20,
  wrapUpSeconds: 60,
  members: [],
  skills: [],
  wrapUpCodeIds: [],
};

export function QueueList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("queues.title")}
      empty={t("queues.empty")}
      resource={queuesResource}
      nameOf={nameOf}
      columns={[
        { title: t("queues.waiting"), render: (queue) => queue.waiting ?? t("admin.none") },
        {
          title: t("queues.target"),
          render: (queue) =>
            t("queues.targetOf", { percent: queue.targetPercent ?? 80, seconds: queue.targetSeconds }),
        },
      ]}
    />
  );
}

/** @param aside what stands beside a queue and is saved by itself */
export function QueueForm({ aside }: { aside: (queueId: string) => ReactNode }) {
  const t = useAdminT();
  const { id = "new" } = useParams();
  const hours = useChoices(hoursResource);
  const skills = useChoices(skillsResource);
  const codes = useChoices(codesResource);
  const agents = (useQuery(agentsQuery).data?.items ?? []).map(({ id: value, name }) => ({
    value,
    label: name,
  }));
  return (
    <ResourceForm
      id={id}
      base="/admin/routing/queues"
      title={t("queues.title")}
      kind="queue"
      resource={queuesResource}
      nameOf={nameOf}
      empty={empty}
      aside={(queue) => aside(queue.id)}
    >
      <TextItem name="name" label={t("admin.name")} />
      <SelectItem name="hoursId" label={t("queues.hours")} options={hours} placeholder={t("queues.always")} />
      <NumberItem
        name="targetPercent"
        label={t("queues.targetPercent")}
        unit={t("admin.percent")}
        min={1}
        max={100}
      />
      <NumberItem
        name="targetSeconds"
        label={t("queues.targetSeconds")}
        why={t("queues.targetWhy")}
        unit={t("admin.seconds")}
        min={1}
        max={864_000}
      />
      <NumberItem
        name="offerSeconds"
        label={t("queues.offerSeconds")}
        why={t("queues.offerWhy")}
        unit={t("admin.seconds")}
        min={5}
        max={600}
      />
      <NumberItem
        name="wrapUpSeconds"
        label={t("queues.wrapUpSeconds")}
        why={t("queues.wrapUpWhy")}
        unit={t("admin.seconds")}
        min={0}
        max={3600}
      />
      <RowsItem
        name="members"
        label={t("queues.members")}
        why={t("queues.membersWhy")}
        fresh={() => ({ agentId: agents[0]?.value ?? null, priority: 1, delaySeconds: 0 })}
      >
        {(row) => (
          <>
            <SelectItem name={[row, "agentId"]} label={t("queues.members")} options={agents} />
            <NumberItem name={[row, "priority"]} label={t("queues.priority")} min={1} max={9} />
            <NumberItem
              name={[row, "delaySeconds"]}
              label={t("queues.delay")}
              unit={t("admin.seconds")}
              min={0}
              max={3600}
            />
          </>
        )}
      </RowsItem>
      <RowsItem
        name="skills"
        label={t("queues.skills")}
        fresh={() => ({ skillId: skills[0]?.value ?? null, minimum: 1 })}
      >
        {(row) => (
          <>
            <SelectItem name={[row, "skillId"]} label={t("skills.title")} options={skills} />
            <NumberItem name={[row, "minimum"]} label={t("queues.minimum")} min={1} max={5} />
          </>
        )}
      </RowsItem>
      <SelectItem
        name="wrapUpCodeIds"
        label={t("queues.codes")}
        why={t("queues.codesWhy")}
        options={codes}
        many
      />
    </ResourceForm>
  );
}

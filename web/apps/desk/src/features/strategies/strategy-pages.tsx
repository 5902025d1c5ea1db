import type { StrategyForm as Body, Strategy } from "@parley/api";
import { Form } from "antd";
import { Link, useParams } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { strategiesResource } from "../../shared/admin/resources.ts";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { freshDefinition } from "./definition.ts";
import { DefinitionEditor } from "./definition-editor.tsx";
import own from "./strategies.module.css";
import { Versions } from "./versions.tsx";

const nameOf = (strategy: Strategy) => strategy.name;
const empty: Body = { name: "", definition: freshDefinition };

export function StrategyList() {
  const t = useAdminT();
  return (
    <ResourceList
      title={t("strategies.title")}
      empty={t("strategies.empty")}
      resource={strategiesResource}
      nameOf={nameOf}
      columns={[
        {
          title: t("strategies.queues"),
          render: ({ queues }) =>
            queues.length === 0 ? t("admin.none") : queues.map(({ name }) => name).join(" · "),
        },
        { title: t("strategies.steps"), render: ({ definition }) => definition.steps.length },
      ]}
    />
  );
}

export function StrategyForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  return (
    <ResourceForm
      id={id}
      base="/admin/routing/strategies"
      title={t("strategies.title")}
      kind="strategy"
      resource={strategiesResource}
      nameOf={nameOf}
      empty={empty}
      aside={(strategy) => (
        <>
          <section className={styles.panel} aria-labelledby="queues">
            <h2 id="queues">{t("strategies.queues")}</h2>
            {strategy.queues.length === 0 ? <p>{t("strategies.noQueues")}</p> : null}
            <ul className={own.plain}>
              {strategy.queues.map((queue) => (
                <li key={queue.id}>
                  <Link to={`/admin/routing/queues/${queue.id}`}>{queue.name}</Link>
                </li>
              ))}
            </ul>
          </section>
          <Versions strategy={strategy} />
        </>
      )}
    >
      <TextItem name="name" label={t("admin.name")} />
      <Form.Item name="definition" noStyle>
        <DefinitionEditor strategyId={id === "new" ? null : id} />
      </Form.Item>
    </ResourceForm>
  );
}

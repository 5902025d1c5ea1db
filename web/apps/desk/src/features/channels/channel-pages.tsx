import type { ChannelKind, ChannelSettings } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import styles from "../../shared/admin/admin.module.css";
import { SelectItem, TextItem } from "../../shared/admin/fields.tsx";
import { ResourceForm } from "../../shared/admin/resource-form.tsx";
import { ResourceList } from "../../shared/admin/resource-list.tsx";
import { channelsResource, queuesResource, useChoices } from "../../shared/admin/resources.ts";
import { SwitchItem } from "../../shared/admin/switch-item.tsx";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { isCarriedByPages, kindsQuery } from "../../shared/channel-kinds.ts";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { SettingFields } from "./setting-fields.tsx";
import { WidgetAside } from "./widget-aside.tsx";

const BASE = "/admin/channels";
const nameOf = (channel: ChannelSettings) => channel.name;

export function ChannelList() {
  const t = useAdminT();
  const kinds = useQuery(kindsQuery(t.language)).data?.items ?? [];
  const queues = useChoices(queuesResource);
  return (
    <ResourceList
      title={t("channels.title")}
      empty={t("channels.empty")}
      resource={channelsResource}
      nameOf={nameOf}
      columns={[
        {
          title: t("channels.kind"),
          render: ({ type }) => kinds.find((kind) => kind.type === type)?.name ?? type,
        },
        {
          title: t("widget.queue"),
          render: ({ queueId }) => queues.find(({ value }) => value === queueId)?.label ?? t("admin.none"),
        },
        {
          title: t("widget.enabled"),
          render: ({ isEnabled, stopped }) =>
            stopped ? t("channels.stopped") : t(isEnabled ? "admin.yes" : "admin.no"),
        },
      ]}
    />
  );
}

export function ChannelForm() {
  const t = useAdminT();
  const { id = "new" } = useParams();
  const [search] = useSearchParams();
  const kinds = useQuery(kindsQuery(t.language));
  const known = useQuery({
    queryKey: [channelsResource.path, "kind-of", id],
    queryFn: () => channelsResource.get(id),
    enabled: id !== "new",
  });
  if (kinds.isPending) return <Skeleton rows={6} onRetry={() => void kinds.refetch()} />;
  if (id !== "new" && known.isPending) return <Skeleton rows={6} onRetry={() => void known.refetch()} />;
  if (!kinds.data) return <LoadError error={kinds.error} onRetry={() => void kinds.refetch()} />;
  if (id !== "new" && !known.data) {
    return <LoadError error={known.error} onRetry={() => void known.refetch()} />;
  }
  const type = known.data?.type ?? search.get("type") ?? only(kinds.data.items)?.type;
  const kind = kinds.data.items.find((each) => each.type === type);
  return kind ? <KindForm key={id} id={id} kind={kind} /> : <KindChoice kinds={kinds.data.items} />;
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** What a channel shall be is decided first: everything else depends on it. */
function KindChoice({ kinds }: { kinds: readonly ChannelKind[] }) {
  const t = useAdminT();
  const navigate = useNavigate();
  return (
    <div className={styles.page}>
      <p>
        <Link to={BASE}>‹ {t("channels.title")}</Link>
      </p>
      <header className={styles.head}>
        <h1>{t("channels.which")}</h1>
      </header>
      <div className={styles.choices}>
        {kinds.map((kind) => (
          <section key={kind.type} className={styles.panel} aria-label={kind.name}>
            <h2>{kind.name}</h2>
            <p className={styles.quiet}>{kind.why}</p>
            <div>
              <Button onClick={() => void navigate(`${BASE}/new?type=${encodeURIComponent(kind.type)}`)}>
                {t("channels.choose", { name: kind.name })}
              </Button>
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

/** Why nothing leaves by this channel, and what ends that. */
function StoppedAside({ at }: { at: string }) {
  const t = useAdminT();
  return (
    <section className={styles.panel} role="status">
      <h2>{t("channels.stopped")}</h2>
      <p>{t("channels.stoppedWhy", { at: dateTime(at, t.language) })}</p>
    </section>
  );
}

function KindForm({ id, kind }: { id: string; kind: ChannelKind }) {
  const t = useAdminT();
  const queues = useQuery({ queryKey: [queuesResource.path, "list"], queryFn: queuesResource.list });
  if (queues.isPending) return <Skeleton rows={6} onRetry={() => void queues.refetch()} />;
  const choices = (queues.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }));
  const settings = Object.fromEntries(
    kind.fields.filter((field) => field.type !== "secret").map((field) => [field.key, field.default]),
  );
  return (
    <ResourceForm
      id={id}
      base={BASE}
      title={t("channels.title")}
      kind="channel"
      resource={channelsResource}
      nameOf={nameOf}
      empty={{
        type: kind.type,
        name: kind.name,
        queueId: choices[0]?.value ?? null,
        isEnabled: true,
        settings,
      }}
      aside={(channel) => {
        if (isCarriedByPages(kind)) return <WidgetAside channel={channel} />;
        return channel.stopped ? <StoppedAside at={channel.stopped.at} /> : null;
      }}
    >
      <p className={styles.quiet}>{kind.why}</p>
      <TextItem name="name" label={t("admin.name")} />
      <SelectItem
        name="queueId"
        label={t("widget.queue")}
        why={choices.length === 0 ? t("channels.needsQueue") : t("channels.queueWhy")}
        options={choices}
        required
      />
      <SwitchItem name="isEnabled" label={t("widget.enabled")} why={t("channels.enabledWhy")} />
      <SettingFields fields={kind.fields} path={["settings"]} />
    </ResourceForm>
  );
}

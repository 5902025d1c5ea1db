import { type Entity, idempotencyKey, type Resource } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Form } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useNavigate } from "react-router";
import { LoadError, Skeleton } from "../load-state.tsx";
import styles from "./admin.module.css";
import { DeleteButton } from "./delete-button.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { ObjectHistory } from "./object-history.tsx";
import { problemFields } from "./problem-fields.ts";
import { SaveBar } from "./save-bar.tsx";
import { useAdminT } from "./texts.tsx";

interface ResourceFormProps<T extends Entity, Body extends object> {
  /** `new` or the id of the object. */
  id: string;
  base: string;
  /** The word by which the audit trail calls such objects. */
  kind: string;
  resource: Resource<T, Body>;
  nameOf: (item: T) => string;
  /** What can be written, as it stands in a new form. */
  empty: Body;
  children: ReactNode;
  /** Beside the form: what it does, what else can be done. */
  aside?: ((item: T) => ReactNode) | undefined;
  /** Shows what is told only once, e.g. a password. */
  onCreated?: (created: T) => void;
  canDelete?: boolean;
}

/** The form of an administration page. Saving and discarding appear when something has changed; leaving asks once. */
export function ResourceForm<T extends Entity, Body extends object>(props: ResourceFormProps<T, Body>) {
  const { id, resource } = props;
  const isNew = id === "new";
  const item = useQuery({
    queryKey: [resource.path, id],
    queryFn: () => resource.get(id),
    enabled: !isNew,
    staleTime: 0,
    gcTime: 0,
  });
  if (!isNew && item.isPending) return <Skeleton rows={6} onRetry={() => void item.refetch()} />;
  if (!isNew && !item.data) return <LoadError error={item.error} onRetry={() => void item.refetch()} />;
  return <Loaded key={item.dataUpdatedAt} {...props} item={item.data ?? null} />;
}

function Loaded<T extends Entity, Body extends object>(
  props: ResourceFormProps<T, Body> & { item: T | null },
) {
  const { item, resource, base, kind, nameOf, empty, children, aside, onCreated, canDelete = true } = props;
  const t = useAdminT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Body>();
  const [changed, setChanged] = useState(false);
  const [key] = useState(idempotencyKey);

  const save = useMutation({
    mutationFn: async () => {
      const values: Record<string, unknown> = { ...empty, ...item, ...form.getFieldsValue(true) };
      const body = Object.fromEntries(Object.keys(empty).map((field) => [field, values[field]])) as Body;
      if (item) {
        await resource.replace(item.id, body);
        return null;
      }
      return resource.create(body, key);
    },
    onSuccess: (created) => {
      setChanged(false);
      void client.invalidateQueries({ queryKey: [resource.path] });
      toast(t("admin.saved"));
      if (!created) return;
      onCreated?.(created);
      // After the state has settled: the guard must see that nothing is unsaved.
      queueMicrotask(() => void navigate(`${base}/${created.id}`, { replace: true }));
    },
    onError: (error) => {
      const complaints = problemFields(error) as Parameters<typeof form.setFields>[0];
      form.setFields(complaints);
      const first = complaints[0];
      if (first) form.scrollToField(first.name, { focus: true, block: "center" });
    },
  });

  return (
    <div className={styles.page}>
      <p>
        <Link to={base}>‹ {t("admin.back")}</Link>
      </p>
      <header className={styles.head}>
        <h1>{item ? nameOf(item) : t("admin.new")}</h1>
        {item && canDelete ? (
          <DeleteButton item={item} name={nameOf(item)} resource={resource} base={base} />
        ) : null}
      </header>
      <div className={styles.columns}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          scrollToFirstError={{ focus: true, block: "center" }}
          className={styles.form}
          initialValues={(item ?? empty) as object}
          onValuesChange={() => setChanged(true)}
          onFinish={() => save.mutate()}
        >
          {children}
          {item?.changedAt ? (
            <p className={styles.quiet}>
              {t("admin.lastChange")}:{" "}
              {t("admin.changedBy", {
                when: dateTime(item.changedAt, t.language),
                who: item.changedBy ?? t("admin.none"),
              })}
            </p>
          ) : null}
          {changed || !item ? (
            <SaveBar
              busy={save.isPending}
              error={save.error}
              onDiscard={() => {
                form.resetFields();
                setChanged(false);
                if (!item) void navigate(base);
              }}
            />
          ) : null}
        </Form>
        {item ? (
          <div className={styles.aside}>
            {aside?.(item)}
            <ObjectHistory object={`${kind}:${item.id}`} />
          </div>
        ) : null}
      </div>
      <LeaveGuard active={changed && !save.isPending} />
    </div>
  );
}

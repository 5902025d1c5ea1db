import { type Entity, idempotencyKey, type Resource } from "@parley/api";
import { dateTime } from "@parley/i18n";
import { toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Form } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { LoadError, Skeleton } from "../load-state.tsx";
import styles from "./admin.module.css";
import { DeleteButton } from "./delete-button.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { ObjectHistory } from "./object-history.tsx";
import { problemFields } from "./problem-fields.ts";
import { refreshAfterChange } from "./refresh.ts";
import { SaveBar } from "./save-bar.tsx";
import { useAdminT } from "./texts.tsx";

interface ResourceFormProps<T extends Entity, Body extends object> {
  /** `new` or the id of the object. */
  id: string;
  base: string;
  /** What its list is called. */
  title: string;
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
  // Kept here: the form below is made anew whenever the object has been read again.
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const item = useQuery({
    queryKey: [resource.path, id],
    queryFn: () => resource.get(id),
    enabled: !isNew,
    staleTime: 0,
    gcTime: 0,
  });
  if (!isNew && item.isPending) return <Skeleton rows={6} onRetry={() => void item.refetch()} />;
  if (!isNew && !item.data) return <LoadError error={item.error} onRetry={() => void item.refetch()} />;
  return (
    <Loaded
      key={item.dataUpdatedAt}
      {...props}
      item={item.data ?? null}
      history={
        item.data ? (
          <ObjectHistory
            object={`${props.kind}:${item.data.id}`}
            isOpen={isHistoryOpen}
            onToggle={setHistoryOpen}
          />
        ) : null
      }
    />
  );
}

function Loaded<T extends Entity, Body extends object>(
  props: ResourceFormProps<T, Body> & { item: T | null; history: ReactNode },
) {
  const {
    item,
    resource,
    base,
    title,
    history,
    nameOf,
    empty,
    children,
    aside,
    onCreated,
    canDelete = true,
  } = props;
  const t = useAdminT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Body>();
  const [changed, setChanged] = useState(false);
  const [key] = useState(idempotencyKey);
  // What React draws next may come after the way to the new object: the guard asks this.
  const saved = useRef(false);

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
      saved.current = true;
      refreshAfterChange(client, resource.path);
      toast(t("admin.saved"));
      if (!created) return;
      onCreated?.(created);
      // whoever has gone elsewhere meanwhile is not fetched back
      if (location.pathname === `${base}/new`) void navigate(`${base}/${created.id}`, { replace: true });
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
        <Link to={base}>‹ {title}</Link>
      </p>
      <header className={styles.head}>
        <h1>{item ? nameOf(item) : t("admin.newIn", { list: title })}</h1>
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
          onValuesChange={() => {
            saved.current = false;
            setChanged(true);
          }}
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
              hasChanged={changed}
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
            {history}
          </div>
        ) : null}
      </div>
      <LeaveGuard active={changed && !save.isPending} saved={saved} />
    </div>
  );
}

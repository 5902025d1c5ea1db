import { type Entity, Problem, type Readable } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, Dialog, toast } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { problemText } from "../problem-text.ts";
import styles from "./admin.module.css";
import { refreshAfterChange } from "./refresh.ts";
import { useAdminT } from "./texts.tsx";

interface DeleteButtonProps<T extends Entity> {
  item: T;
  name: string;
  resource: Readable<T>;
  base: string;
}

/** Deleting cannot be undone, so it takes a second step; what is in use stays, and the server's sentence names by what. */
export function DeleteButton<T extends Entity>({ item, name, resource, base }: DeleteButtonProps<T>) {
  const t = useAdminT();
  const desk = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => resource.remove(item.id),
    onSuccess: () => {
      refreshAfterChange(client, resource.path);
      toast(t("admin.deleted"));
      void navigate(base);
    },
  });
  const inUse = remove.error instanceof Problem && remove.error.code === "in-use";
  return (
    <>
      <Button tone="danger" onClick={() => setAsking(true)}>
        {t("admin.delete")}
      </Button>
      {asking ? (
        <Dialog
          title={t("admin.deleteTitle", { name })}
          closeLabel={desk("common.close")}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{desk("common.cancel")}</Button>
              <Button tone="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
                {t("admin.delete")}
              </Button>
            </>
          }
        >
          <p>{t("admin.deleteText")}</p>
          {remove.error ? (
            <p className={styles.error} role="alert">
              {inUse ? `${t("admin.inUse")} ` : ""}
              {problemText(remove.error, desk)}
            </p>
          ) : null}
        </Dialog>
      ) : null}
    </>
  );
}

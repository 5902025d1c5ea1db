import type { StaffMember } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, toast } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { request } from "../../shared/api.ts";
import { problemText } from "../../shared/problem-text.ts";

export function NewPassword(props: { person: StaffMember; onPassword: (password: string) => void }) {
  const t = useAdminT();
  const desk = useT();
  const reset = useMutation({
    mutationFn: () => request<{ password: string }>("POST", `/people/${props.person.id}/password`),
    onSuccess: ({ password }) => props.onPassword(password),
    onError: (error) => toast(problemText(error, desk)),
  });
  return (
    <div>
      <Button busy={reset.isPending} onClick={() => reset.mutate()}>
        {t("admin.newPassword")}
      </Button>
    </div>
  );
}

import { useT } from "@parley/i18n/react";
import { Button, Dialog } from "@parley/ui";
import { type RefObject, useEffect } from "react";
import { useBlocker } from "react-router";
import { useAdminT } from "./texts.tsx";

/** Asks once before unsaved changes are left, also when the tab is closed. */
export function LeaveGuard({ active, saved }: { active: boolean; saved: RefObject<boolean> }) {
  const t = useAdminT();
  const desk = useT();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      active && !saved.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [active]);
  if (blocker.state !== "blocked") return null;
  return (
    <Dialog
      title={t("admin.leaveTitle")}
      closeLabel={desk("common.close")}
      onClose={() => blocker.reset()}
      footer={
        <>
          <Button tone="danger" onClick={() => blocker.proceed()}>
            {t("admin.leave")}
          </Button>
          <Button tone="primary" onClick={() => blocker.reset()}>
            {t("admin.stay")}
          </Button>
        </>
      }
    >
      {t("admin.leaveText")}
    </Dialog>
  );
}

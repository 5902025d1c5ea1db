import { dateTime } from "@parley/i18n";
import { useT } from "@parley/i18n/react";
import { Button, toast } from "@parley/ui";
import { hostLine } from "../../shared/host-line.ts";
import styles from "./setup-page.module.css";
import type { CentreFacts } from "./setup-state.ts";

/** The line for the host page, and whether a page has shown it yet. */
export function WidgetLine({ facts }: { facts: CentreFacts }) {
  const t = useT();
  const channel = facts.widget;
  if (!channel) return null;
  const line = hostLine(location.origin, channel.id);
  const visit = facts.lastVisit;
  return (
    <div className={styles.line}>
      <code>{line}</code>
      <Button
        icon="copy"
        onClick={() => void navigator.clipboard.writeText(line).then(() => toast(t("setup.copied")))}
      >
        {t("setup.copy")}
      </Button>
      <p className={styles.hint}>
        {visit?.at
          ? t("setup.seen", { when: dateTime(visit.at, t.language), where: visit.url ?? channel.name })
          : t("setup.waiting")}
      </p>
    </div>
  );
}

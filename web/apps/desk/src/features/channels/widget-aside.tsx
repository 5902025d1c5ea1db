import type { ChannelSettings } from "@parley/api";
import { Button, toast } from "@parley/ui";
import styles from "../../shared/admin/admin.module.css";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { hostLine } from "../../shared/host-line.ts";

export function WidgetAside({ channel }: { channel: ChannelSettings }) {
  const t = useAdminT();
  const line = hostLine(location.origin, channel.id);
  return (
    <section className={styles.panel}>
      <h2>{t("widget.line")}</h2>
      <p className={styles.quiet}>{t("widget.lineWhy")}</p>
      <code className={styles.code}>{line}</code>
      <div>
        <Button
          icon="copy"
          onClick={() => void navigator.clipboard.writeText(line).then(() => toast(t("admin.copied")))}
        >
          {t("admin.copy")}
        </Button>
      </div>
    </section>
  );
}

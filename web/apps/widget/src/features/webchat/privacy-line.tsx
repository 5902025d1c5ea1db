import type { WidgetSettings } from "@parley/api";
import { useWidget } from "./context.ts";

export function PrivacyLine({ settings }: { settings: WidgetSettings }) {
  const { t } = useWidget();
  return (
    <p class="privacy">
      {settings.texts?.privacy ?? t("widget.privacyLine")}{" "}
      {settings.privacyUrl ? (
        <a href={settings.privacyUrl} target="_blank" rel="noopener noreferrer">
          {t("widget.privacy")}
        </a>
      ) : null}
    </p>
  );
}

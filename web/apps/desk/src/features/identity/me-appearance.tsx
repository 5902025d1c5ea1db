import { useT } from "@parley/i18n/react";
import { Choice } from "@parley/ui";
import { prefer, usePreferences } from "../../shared/preferences.ts";
import styles from "./me-page.module.css";

export function MeAppearance() {
  const t = useT();
  const { theme, density, language, verbosity } = usePreferences();
  return (
    <section className={styles.card} aria-label={t("me.appearance")}>
      <h2>{t("me.appearance")}</h2>
      <Choice
        label={t("me.theme")}
        value={theme}
        onChange={(value) => prefer({ theme: value })}
        options={[
          { value: "system", label: t("me.themeSystem") },
          { value: "light", label: t("me.themeLight") },
          { value: "dark", label: t("me.themeDark") },
        ]}
      />
      <Choice
        label={t("me.density")}
        value={density}
        onChange={(value) => prefer({ density: value })}
        options={[
          { value: "comfortable", label: t("me.densityComfortable") },
          { value: "compact", label: t("me.densityCompact") },
        ]}
      />
      <Choice
        label={t("me.language")}
        value={language}
        onChange={(value) => prefer({ language: value })}
        options={[
          { value: "auto", label: t("me.languageAuto") },
          { value: "zh-CN", label: "中文" },
          { value: "en", label: "English" },
        ]}
      />
      <Choice
        label={`${t("me.access")}: ${t("me.verbosity")}`}
        value={verbosity}
        onChange={(value) => prefer({ verbosity: value })}
        options={[
          { value: "all", label: t("me.verbosityAll") },
          { value: "mine", label: t("me.verbosityMine") },
          { value: "off", label: t("me.verbosityOff") },
        ]}
      />
    </section>
  );
}

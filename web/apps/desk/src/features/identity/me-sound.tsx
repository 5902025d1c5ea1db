import { useT } from "@parley/i18n/react";
import { Button, Switch } from "@parley/ui";
import { useState } from "react";
import { askForNotices, noticesAreDenied } from "../../shared/notices.ts";
import { prefer, usePreferences } from "../../shared/preferences.ts";
import { play, unlockSound } from "../../shared/sound.ts";
import styles from "./me-page.module.css";

export function MeSound() {
  const t = useT();
  const chosen = usePreferences();
  const [denied, setDenied] = useState(noticesAreDenied);

  const notify = async (wanted: boolean) => {
    const allowed = wanted && (await askForNotices());
    setDenied(noticesAreDenied());
    prefer({ notify: allowed });
  };
  return (
    <section className={styles.card} aria-label={t("me.sound")}>
      <h2>{t("me.sound")}</h2>
      <Switch
        label={t("me.soundOffer")}
        checked={chosen.soundOffer}
        onChange={(soundOffer) => prefer({ soundOffer })}
      />
      <Switch
        label={t("me.soundMessage")}
        checked={chosen.soundOther}
        onChange={(soundOther) => prefer({ soundOther })}
      />
      <Switch
        label={t("me.soundOpen")}
        checked={chosen.soundOpen}
        onChange={(soundOpen) => prefer({ soundOpen })}
      />
      <div className={styles.line}>
        <label htmlFor="volume">{t("me.volume")}</label>
        <input
          id="volume"
          type="range"
          min="0"
          max="1"
          step="0.1"
          value={chosen.volume}
          onChange={(event) => prefer({ volume: Number(event.target.value) })}
        />
        <Button icon="bell" onClick={() => void unlockSound().then(() => play("offer"))}>
          {t("me.test")}
        </Button>
      </div>
      <Switch label={t("me.notify")} checked={chosen.notify} onChange={(wanted) => void notify(wanted)} />
      {denied ? <p className={styles.clash}>{t("me.notifyDenied")}</p> : null}
      <Switch
        label={t("me.notifyText")}
        checked={chosen.notifyText}
        onChange={(notifyText) => prefer({ notifyText })}
      />
    </section>
  );
}

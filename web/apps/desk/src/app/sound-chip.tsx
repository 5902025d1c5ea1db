import { useT } from "@parley/i18n/react";
import { Button } from "@parley/ui";
import { useEffect } from "react";
import { soundBlocked, unlockSound } from "../shared/sound.ts";
import { useStore } from "../shared/store.ts";
import styles from "./sound-chip.module.css";

/** Shown only while the browser keeps the page silent. */
export function SoundChip() {
  const t = useT();
  const blocked = useStore(soundBlocked);
  useEffect(() => {
    const unlock = () => void unlockSound();
    document.addEventListener("pointerdown", unlock);
    document.addEventListener("keydown", unlock);
    return () => {
      document.removeEventListener("pointerdown", unlock);
      document.removeEventListener("keydown", unlock);
    };
  }, []);
  if (!blocked) return null;
  return (
    <Button tone="quiet" icon="bellOff" title={t("live.soundOff")} onClick={() => void unlockSound()}>
      <span className={styles.words}>{t("live.soundOff")}</span>
    </Button>
  );
}

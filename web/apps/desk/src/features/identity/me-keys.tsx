import { useT } from "@parley/i18n/react";
import { Button, Choice, chordLabel, chordOf, isMac, Switch } from "@parley/ui";
import { type KeyboardEvent, useState } from "react";
import type { DeskAction } from "../../shared/action.tsx";
import { prefer, usePreferences } from "../../shared/preferences.ts";
import { isFree, ownerOfKey } from "./key-map.ts";
import styles from "./me-page.module.css";

/** Every key can be changed, and single letters switched off (WCAG 2.1.4). A clash is said at once. */
export function MeKeys({ actions }: { actions: readonly DeskAction[] }) {
  const t = useT();
  const { keys, singleKeys, sendLiveWith } = usePreferences();
  const [listening, setListening] = useState<string | null>(null);
  const [clash, setClash] = useState<{ id: string; text: string } | null>(null);

  const onKeyDown = (event: KeyboardEvent, action: DeskAction) => {
    if (listening !== action.id) return;
    const chord = chordOf(event.nativeEvent);
    if (!chord) return;
    event.preventDefault();
    event.stopPropagation();
    if (chord === "Esc" || chord === "Tab") {
      setListening(null);
      return;
    }
    const owner = ownerOfKey(actions, keys, chord, action.id);
    if (owner || !isFree(chord)) {
      const name = owner ? t(owner.name) : t("me.browser");
      setClash({ id: action.id, text: t("me.clash", { key: chordLabel(chord, isMac), action: name }) });
      return;
    }
    prefer({ keys: { ...keys, [action.id]: [chord] } });
    setListening(null);
    setClash(null);
  };
  const reset = (id: string) => {
    const { [id]: _, ...others } = keys;
    prefer({ keys: others });
  };

  return (
    <section className={styles.card} aria-label={t("me.keys")}>
      <h2>{t("me.keys")}</h2>
      <Choice
        label={t("me.sendWith")}
        value={sendLiveWith}
        onChange={(value) => prefer({ sendLiveWith: value })}
        options={[
          { value: "enter", label: t("me.sendEnter") },
          { value: "mod-enter", label: t("me.sendModEnter") },
        ]}
      />
      <Switch
        label={t("me.singleKeys")}
        why={t("me.singleKeysWhy")}
        checked={singleKeys}
        onChange={(on) => prefer({ singleKeys: on })}
      />
      <table className={styles.keys}>
        <thead>
          <tr>
            <th scope="col">{t("me.action")}</th>
            <th scope="col">{t("me.key")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("me.reset")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => {
            const chord = (keys[action.id] ?? action.keys ?? [])[0];
            const active = listening === action.id;
            return (
              <tr key={action.id}>
                <td>
                  {t(action.name)}
                  {clash?.id === action.id ? (
                    <p className={styles.clash} role="alert">
                      {clash.text}
                    </p>
                  ) : null}
                </td>
                <td>
                  <button
                    type="button"
                    className={styles.key}
                    aria-pressed={active}
                    aria-label={`${t("me.change", { action: t(action.name) })} ${chord ?? ""}`}
                    onClick={() => setListening(active ? null : action.id)}
                    onBlur={() => setListening(null)}
                    onKeyDown={(event) => onKeyDown(event, action)}
                  >
                    {active ? t("me.press") : chord ? chordLabel(chord, isMac) : "–"}
                  </button>
                </td>
                <td>
                  {keys[action.id] ? (
                    <Button tone="quiet" onClick={() => reset(action.id)}>
                      {t("me.reset")}
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {Object.keys(keys).length > 0 ? (
        <div>
          <Button onClick={() => prefer({ keys: {} })}>{t("me.resetAll")}</Button>
        </div>
      ) : null}
    </section>
  );
}

import { useT } from "@parley/i18n/react";
import { Avatar, actions, Menu } from "@parley/ui";
import { useNavigate } from "react-router";
import { useSession } from "../shared/session.tsx";
import styles from "./account-menu.module.css";

export function AccountMenu() {
  const t = useT();
  const navigate = useNavigate();
  const { person } = useSession();
  return (
    <Menu
      label={t("nav.account", { name: person.name })}
      align="end"
      button={(props) => (
        <button
          {...props}
          type="button"
          className={styles.button}
          aria-label={t("nav.account", { name: person.name })}
        >
          <Avatar name={person.name} />
        </button>
      )}
      items={[
        { id: "me", label: t("nav.me"), onSelect: () => void navigate("/me") },
        { id: "keys", label: t("nav.keys"), hint: "?", onSelect: () => actions.run("app.keys") },
        {
          id: "out",
          label: t("action.signOut"),
          hint: person.login,
          onSelect: () => actions.run("app.sign-out"),
        },
      ]}
    />
  );
}

import type { Finding } from "@parley/api";
import { Icon } from "@parley/ui";
import { useAdminT } from "../../shared/admin/texts.tsx";
import styles from "./strategies.module.css";

/** What is wrong and what is odd, at the place where it is. */
export function Findings(props: { problems: readonly Finding[]; warnings: readonly Finding[] }) {
  const t = useAdminT();
  if (props.problems.length + props.warnings.length === 0) return null;
  const say = ({ position, text }: Finding) =>
    position === null ? text : t("strategies.character", { position, text });
  return (
    <ul className={styles.findings}>
      {props.problems.map((one) => (
        <li key={say(one)} className={styles.problem}>
          <Icon name="warn" size={16} /> {say(one)}
        </li>
      ))}
      {props.warnings.map((one) => (
        <li key={say(one)} className={styles.warning}>
          <Icon name="help" size={16} /> {say(one)}
        </li>
      ))}
    </ul>
  );
}

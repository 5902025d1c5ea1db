import styles from "./avatar.module.css";

/** The first letter of a name, or its last two Han characters as Chinese address books do. */
export function initials(name: string): string {
  const han = name.match(/\p{Script=Han}/gu);
  if (han) return han.slice(-2).join("");
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}

export function Avatar({ name }: { name: string }) {
  return (
    <span className={styles.avatar} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

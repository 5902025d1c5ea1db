import { cx } from "@parley/ui";
import { type ReactNode, useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import { useAdminT } from "../../shared/admin/texts.tsx";
import { usePageTitle } from "../../shared/page-title.ts";
import { useSession } from "../../shared/session.tsx";
import styles from "./admin-frame.module.css";
import { adminPlaces } from "./admin-places.ts";

/** The administration's own navigation around its pages. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const t = useAdminT();
  const { person } = useSession();
  usePageTitle(t("admin.title"));
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Where the places stand in one line, the present one is brought to where it can be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another active place
  useEffect(() => {
    const active = nav.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (!nav.current || !active) return;
    nav.current.scrollLeft = active.offsetLeft - (nav.current.clientWidth - active.offsetWidth) / 2;
  }, [pathname]);
  if (!person.roles.includes("administrator")) {
    return (
      <div className={styles.refused}>
        <h1>{t("admin.noPermission")}</h1>
      </div>
    );
  }
  return (
    <div className={styles.frame}>
      <nav ref={nav} className={styles.nav} aria-label={t("admin.nav")}>
        {adminPlaces.map(({ group, places }) => (
          <div key={group} className={styles.group}>
            <p className={styles.title}>{t(group)}</p>
            {places.map(({ path, name }) => (
              <NavLink
                key={path}
                to={`/admin/${path}`}
                className={({ isActive }) => cx(styles.place, isActive && styles.active)}
              >
                {t(name)}
              </NavLink>
            ))}
          </div>
        ))}
      </nav>
      <div className={styles.main}>{children}</div>
    </div>
  );
}

import { Outlet } from "react-router";
import { GlobalActions } from "./global-actions.tsx";
import { OfflineBar } from "./offline-bar.tsx";
import { Rail } from "./rail.tsx";
import styles from "./shell.module.css";
import { TopBar } from "./top-bar.tsx";

/** The frame around every page of the signed-in person. */
export function Shell() {
  return (
    <div className={styles.shell}>
      <GlobalActions />
      <Rail />
      <div className={styles.column}>
        <TopBar />
        <OfflineBar />
        <main className={styles.main}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}

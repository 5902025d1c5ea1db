import type { PlainKey } from "@parley/i18n/desk";
import { useT } from "@parley/i18n/react";
import { Button, cx, Icon, toast } from "@parley/ui";
import { useNavigate } from "react-router";
import { LoadError, Skeleton } from "../../shared/load-state.tsx";
import { usePageTitle } from "../../shared/page-title.ts";
import { prefer, usePreferences } from "../../shared/preferences.ts";
import { useSession } from "../../shared/session.tsx";
import styles from "./setup-page.module.css";
import { type CentreFacts, type Step, steps } from "./setup-state.ts";
import { useSetup } from "./use-setup.ts";
import { WidgetLine } from "./widget-line.tsx";

const words: Record<Step, { name: PlainKey; why: PlainKey }> = {
  administrator: { name: "setup.administrator", why: "setup.administratorWhy" },
  centre: { name: "setup.centre", why: "setup.centreWhy" },
  queue: { name: "setup.queue", why: "setup.queueWhy" },
  people: { name: "setup.people", why: "setup.peopleWhy" },
  widget: { name: "setup.widget", why: "setup.widgetWhy" },
  try: { name: "setup.try", why: "setup.tryWhy" },
  canned: { name: "setup.canned", why: "setup.cannedWhy" },
};

/** Where a step is done. */
function placeOf(step: Step, facts: CentreFacts): string {
  const channel = facts.widget;
  switch (step) {
    case "administrator":
      return "/me/account";
    case "centre":
      return "/admin/system/settings";
    case "queue":
      return "/admin/routing/queues/new";
    case "people":
      return "/admin/people/staff/new";
    case "widget":
      return channel ? `/admin/channels/${channel.id}` : "/admin/channels/new";
    case "try":
      return channel ? `/try?channel=${channel.id}` : "/admin/channels/new";
    case "canned":
      return "/admin/content/canned/new";
    default:
      return step satisfies never;
  }
}

/** The way of a new centre to its first answered customer. */
export function SetupPage() {
  const t = useT();
  const navigate = useNavigate();
  const { agentId } = useSession();
  const { setupLater } = usePreferences();
  const { facts, error, done, refetch } = useSetup(true);
  usePageTitle(t("setup.title"));

  const hide = () => {
    prefer({ setupHidden: true });
    toast(t("setup.hidden"));
    void navigate(agentId ? "/desk" : "/admin");
  };
  const later = (step: Step) => prefer({ setupLater: [...setupLater, step] });
  const now = (step: Step) => prefer({ setupLater: setupLater.filter((each) => each !== step) });

  if (!facts) {
    return (
      <div className={styles.page}>
        {error ? <LoadError error={error} onRetry={refetch} /> : <Skeleton rows={7} onRetry={refetch} />}
      </div>
    );
  }
  const next = steps.find((step) => !done.has(step) && !setupLater.includes(step));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t("setup.title")}</h1>
          <p className={styles.lead}>
            {done.size === steps.length
              ? t("setup.complete")
              : t("setup.progress", { done: done.size, all: steps.length })}
          </p>
        </div>
        <Button onClick={hide}>{t("setup.hide")}</Button>
      </header>
      <progress
        className={styles.progress}
        max={steps.length}
        value={done.size}
        aria-label={t("setup.progress", { done: done.size, all: steps.length })}
      />
      <ol className={styles.steps}>
        {steps.map((step) => {
          const isDone = done.has(step);
          const isLater = !isDone && setupLater.includes(step);
          return (
            <li
              key={step}
              data-step={step}
              data-done={isDone}
              className={cx(styles.step, isDone && styles.done, step === next && styles.next)}
            >
              <span className={styles.mark}>
                {isDone ? <Icon name="check" size={16} label={t("setup.isDone")} /> : null}
              </span>
              <div className={styles.words}>
                <h2>{t(words[step].name)}</h2>
                <p>{t(words[step].why)}</p>
                {step === "try" && !isDone && !agentId ? (
                  <p className={styles.hint}>{t("setup.tryNeedsAgent")}</p>
                ) : null}
                {step === "widget" ? <WidgetLine facts={facts} /> : null}
              </div>
              {isDone ? null : (
                <div className={styles.buttons}>
                  <Button
                    tone={step === next ? "primary" : "default"}
                    aria-label={t("setup.doItNamed", { name: t(words[step].name) })}
                    onClick={() => void navigate(placeOf(step, facts))}
                  >
                    {t("setup.doIt")}
                  </Button>
                  <Button
                    tone="quiet"
                    aria-label={t(isLater ? "setup.nowNamed" : "setup.laterNamed", {
                      name: t(words[step].name),
                    })}
                    onClick={() => (isLater ? now(step) : later(step))}
                  >
                    {t(isLater ? "setup.now" : "setup.later")}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

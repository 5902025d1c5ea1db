import { fetchBlob } from "@parley/api";
import { useT } from "@parley/i18n/react";
import { Button, Field, fieldClass, Switch, TextField } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemText } from "../../shared/problem-text.ts";
import { agentsQuery, queuesQuery } from "../../shared/queries.ts";
import { intervals, isRange, type Wanted } from "./report.ts";
import styles from "./reports.module.css";

interface ControlsProps {
  wanted: Wanted;
  /** Whether everybody's figures may be seen, not only one's own. */
  all: boolean;
  change: (name: keyof Wanted, value: string) => void;
  allFigures: boolean;
  onAllFigures: (wanted: boolean) => void;
}

/** Which days, of whom, in which steps. Each change shows at once. */
export function ReportControls({ wanted, all, change, allFigures, onAllFigures }: ControlsProps) {
  const t = useT();
  return (
    <div className={styles.controls}>
      {(["from", "to"] as const).map((name) => (
        <TextField
          key={name}
          type="date"
          label={t(`reports.${name}`)}
          value={wanted[name]}
          onChange={(event) => change(name, event.target.value)}
        />
      ))}
      {all ? (
        <Select
          label={t("reports.by")}
          value={wanted.by}
          options={[
            ["queue", t("reports.byQueue")],
            ["agent", t("reports.byAgent")],
          ]}
          onChange={(value) => change("by", value)}
        />
      ) : null}
      <Select
        label={t("reports.interval")}
        value={wanted.interval}
        options={intervals.map((interval) => [
          interval,
          interval === "day" ? t("reports.wholeDays") : t("reports.minutes", { minutes: interval }),
        ])}
        onChange={(value) => change("interval", value)}
      />
      {all ? <Whose wanted={wanted} change={change} /> : null}
      {all ? (
        <Select
          label={t("reports.attribution")}
          value={wanted.attribution}
          options={[
            ["entry", t("reports.byEntry")],
            ["answer", t("reports.byAnswer")],
          ]}
          onChange={(value) => change("attribution", value)}
        />
      ) : null}
      <Switch label={t("reports.allFigures")} checked={allFigures} onChange={onAllFigures} />
      {all && isRange(wanted) ? <Download wanted={wanted} /> : null}
    </div>
  );
}

/** One queue or one agent, or all of them. */
function Whose({ wanted, change }: Pick<ControlsProps, "wanted" | "change">) {
  const t = useT();
  const isOfQueues = wanted.by === "queue";
  const queues = useQuery({ ...queuesQuery, enabled: isOfQueues });
  const agents = useQuery({ ...agentsQuery, enabled: !isOfQueues });
  const known: readonly (readonly [string, string])[] = isOfQueues
    ? (queues.data?.items ?? []).map(({ id, name }) => [id, name] as const)
    : (agents.data?.items ?? []).map(({ id, name }) => [id, name] as const);
  const name = isOfQueues ? "queueId" : "agentId";
  return (
    <Select
      label={isOfQueues ? t("reports.queue") : t("reports.agent")}
      value={wanted[name] ?? ""}
      options={[["", isOfQueues ? t("reports.allQueues") : t("reports.allAgents")], ...known]}
      onChange={(value) => change(name, value)}
    />
  );
}

function Select(props: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label}>
      {({ id }) => (
        <select
          id={id}
          className={fieldClass}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {props.options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The rows behind the page, in the page's language, for a spreadsheet. */
function Download({ wanted }: { wanted: Wanted }) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const load = async () => {
    setBusy(true);
    setFailed(null);
    try {
      const written = Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value]] : []));
      const table = await fetchBlob(
        `/reports/intervals.csv?${new URLSearchParams(written)}`,
        null,
        t.language,
      );
      const address = URL.createObjectURL(table);
      const link = document.createElement("a");
      link.href = address;
      link.download = `report-${wanted.by}-${wanted.from}-${wanted.to}.csv`;
      link.click();
      URL.revokeObjectURL(address);
    } catch (problem) {
      setFailed(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.download}>
      <Button icon="file" busy={busy} onClick={() => void load()}>
        {t("reports.download")}
      </Button>
      {failed ? (
        <p role="alert">
          {t("reports.downloadFailed")} {problemText(failed, t)}
        </p>
      ) : null}
    </div>
  );
}

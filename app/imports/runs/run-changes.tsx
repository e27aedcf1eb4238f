import { formatCount, formatInstant, formatShare } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { channels, dossierStates, returnWays } from "#app/dossiers/dossier.ts";
import type { RegisterColumn } from "#app/dossiers/register/register-entry.ts";
import type { ColumnName } from "#app/imports/reading/register-columns.ts";
import type { Instant } from "#app/platform/day.ts";
import { Done } from "#app/ui/done.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import type { ShownAddition, ShownChange, ShownRun } from "./shown-run.ts";
import { undoShare } from "./undo-run.ts";

/** The column of the register that fills a column of a dossier. */
const columnOf: Record<RegisterColumn, ColumnName> = {
  procedure_id: "procedureName",
  unit_id: "unit",
  counter_id: "counter",
  channel: "channel",
  state: "state",
  received_at: "receivedAt",
  received_on: "receivedAt",
  due_at: "dueAt",
  due_on: "dueAt",
  finished_at: "finishedAt",
  finished_on: "finishedAt",
  returned_by: "returnedBy",
};

/** What a trial would change: how many dossiers in which columns, and some of them before and after. */
export function ChangeTable({ run, changes }: { run: ShownRun; changes: readonly ShownChange[] }) {
  const t = useT();
  const { language } = usePage();
  const valueOf = useValue();
  if (changes.length === 0) return null;
  const rows = changes.flatMap(({ number, columns }) => columns.map((column) => ({ number, ...column })));
  const fields = (Object.entries(run.fields) as [RegisterColumn, number][])
    .filter(([name]) => !name.endsWith("_on"))
    .map(([name, count]) => {
      const words = { name: t(`imports:columns.${columnOf[name]}`), number: formatCount(count, language) };
      return t("imports:changes.field", words);
    });
  const counts = { shown: formatCount(changes.length, language), all: formatCount(run.updated, language) };
  return (
    <section>
      <h2>{t("imports:changes.heading")}</h2>
      <p>{t("imports:changes.fields", { fields: fields.join("; ") })}</p>
      <p className="muted">{t("imports:changes.text", counts)}</p>
      <DataTable
        caption={t("imports:changes.heading")}
        hideCaption
        rows={rows}
        rowKey={({ number, name }) => `${number} ${name}`}
        columns={[
          { label: t("imports:changes.number"), cell: ({ number }) => number },
          { label: t("imports:changes.column"), cell: ({ name }) => t(`imports:columns.${columnOf[name]}`) },
          { label: t("imports:changes.before"), cell: ({ name, before }) => valueOf(name, before) },
          { label: t("imports:changes.after"), cell: ({ name, after }) => valueOf(name, after) },
        ]}
      />
    </section>
  );
}

/** Writes a stored value as people read it. */
function useValue(): (column: RegisterColumn, value: string | null) => string {
  const t = useT();
  return (column, value) => {
    if (value === null) return t("imports:changes.none");
    const channel = channels.find((one) => column === "channel" && one === value);
    if (channel !== undefined) return t(`dossiers:channels.${channel}`);
    const state = dossierStates.find((one) => column === "state" && one === value);
    if (state !== undefined) return t(`dossiers:states.${state}`);
    const way = returnWays.find((one) => column === "returned_by" && one === value);
    if (way !== undefined) return t(`imports:ways.${way}`);
    return column.endsWith("_at") ? formatInstant(value as Instant) : value;
  };
}

const kinds = ["procedure", "unit", "counter"] as const;

/** The procedures, units and counters that a trial found to be new. */
export function AdditionLists({ additions }: { additions: readonly ShownAddition[] }) {
  const t = useT();
  const { language } = usePage();
  if (additions.length === 0) return null;
  return (
    <section>
      <h2>{t("imports:additions.heading")}</h2>
      {kinds.map((kind) => {
        const names = additions.filter((one) => one.kind === kind);
        if (names.length === 0) return null;
        return (
          <details key={kind} open={names.length <= 10}>
            <summary>{t(`imports:additions.${kind}`, { number: formatCount(names.length, language) })}</summary>
            <ul>
              {names.map(({ name }) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

/** The button that imports the file of a trial as it was tried. */
export function ImportTriedForm() {
  const t = useT();
  return (
    <form method="post" className="card">
      <input type="hidden" name="intent" value="import" />
      <p className="muted">{t("imports:trial.importText")}</p>
      <button className="button main">{t("imports:trial.import")}</button>
    </form>
  );
}

/** How far the undoing of a run is, or what it did. */
export function UndoNotice({ run }: { run: ShownRun }) {
  const t = useT();
  const { language } = usePage();
  if (run.state === "undone") {
    const { removed, restored, names, kept } = run.undo;
    const counts = { removed, restored, names, kept };
    const words = Object.fromEntries(
      Object.entries(counts).map(([name, count]) => [name, formatCount(count, language)]),
    );
    return <Done>{t("imports:undo.doneText", words as Record<keyof typeof counts, string>)}</Done>;
  }
  const share = undoShare(run.undo, run.created + run.updated);
  return (
    <div className="card">
      <label className="progress">
        {t("imports:undo.running", { share: formatShare(share, language) })}
        <progress max={1} value={share} />
      </label>
      <p className="muted">{t("imports:undo.runningText")}</p>
    </div>
  );
}

/** What undoing a run does, in words, and the button for it. */
export function UndoForm({ run, isRefused }: { run: ShownRun; isRefused: boolean }) {
  const t = useT();
  const { language } = usePage();
  return (
    <form method="post" className="card">
      {isRefused && <p role="alert">{t("imports:undo.refused")}</p>}
      <p>{t("imports:undo.text")}</p>
      <ul>
        <li>{t("imports:undo.created", { number: formatCount(run.created, language) })}</li>
        <li>{t("imports:undo.updated", { number: formatCount(run.updated, language) })}</li>
      </ul>
      <p>{t("imports:undo.keeps")}</p>
      <button className="button main">{t("imports:undo.confirm")}</button>
    </form>
  );
}

import type { Db } from "#db/engine.ts";
import { registerColumns, type RegisterColumn } from "#app/dossiers/register/register-entry.ts";
import type { ShownAddition, ShownChange } from "./shown-run.ts";
import { valuesOf } from "./stored-changes.server.ts";

const mostShown = 50;
/** Each day is shown with its moment, not a second time. */
const days: ReadonlySet<RegisterColumn> = new Set(["received_on", "due_on", "finished_on"]);

/** Some of the dossiers that a run changes, with the values before and after. */
export async function listChanges(db: Db, runId: string): Promise<ShownChange[]> {
  const rows = await db
    .selectFrom("import_changes")
    .innerJoin("dossiers", "dossiers.id", "import_changes.dossier_id")
    .where("run_id", "=", runId)
    .orderBy("dossier_id")
    .limit(mostShown)
    .select(["dossiers.number", "before", "after"])
    .execute();
  const read = rows.map((row) => ({ number: row.number, before: valuesOf(row.before), after: valuesOf(row.after) }));
  const ids = read.flatMap(({ before, after }) =>
    named.flatMap((column) => [before[column], after[column]].filter((id) => typeof id === "string")),
  );
  const names = await listNames(db, [...new Set(ids)]);
  const shown = (value: string | null | undefined) =>
    value === null || value === undefined ? null : (names.get(value) ?? value);
  return read.map(({ number, before, after }) => ({
    number,
    columns: registerColumns
      .filter((name) => Object.hasOwn(after, name) && !days.has(name))
      .map((name) => ({ name, before: shown(before[name]), after: shown(after[name]) })),
  }));
}

const named = ["procedure_id", "unit_id", "counter_id"] as const;

async function listNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = [
    ...(await db.selectFrom("procedures").where("id", "in", ids).select(["id", "name"]).execute()),
    ...(await db.selectFrom("units").where("id", "in", ids).select(["id", "name"]).execute()),
    ...(await db.selectFrom("counters").where("id", "in", ids).select(["id", "name"]).execute()),
  ];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The procedures, units and counters that a run adds. */
export function listAdditions(db: Db, runId: string): Promise<ShownAddition[]> {
  const query = db.selectFrom("import_additions").where("run_id", "=", runId).orderBy("kind").orderBy("name");
  return query.select(["kind", "name"]).execute();
}

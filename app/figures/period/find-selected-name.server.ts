import type { Db } from "#db/engine.ts";
import type { Selection } from "./selection.ts";

const tables = { procedure: "procedures", unit: "units", counter: "counters" } as const;

/** The name of the procedure, unit, counter or field that is selected; undefined for one the office does not have. */
export async function findSelectedName(
  db: Db,
  officeId: string,
  selection: Exclude<Selection, { by: "all" | "channel" }>,
): Promise<string | undefined> {
  if (selection.by === "field") return selection.value;
  const row = await db
    .selectFrom(tables[selection.by])
    .where("office_id", "=", officeId)
    .where("id", "=", selection.value)
    .select("name")
    .executeTakeFirst();
  return row?.name;
}

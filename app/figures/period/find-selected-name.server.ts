import type { Db } from "#db/engine.ts";
import type { Selection } from "./selection.ts";

const tables = { procedure: "procedures", unit: "units", counter: "counters" } as const;

/**
 * The name of the selected procedure, unit, counter or field. Undefined for the whole office and a channel, which have no
 * name in the register, and for an id the office does not have.
 */
export async function findSelectedName(db: Db, officeId: string, selection: Selection): Promise<string | undefined> {
  if (selection.by === "all" || selection.by === "channel") return undefined;
  if (selection.by === "field") return selection.value;
  const row = await db
    .selectFrom(tables[selection.by])
    .where("office_id", "=", officeId)
    .where("id", "=", selection.value)
    .select("name")
    .executeTakeFirst();
  return row?.name;
}

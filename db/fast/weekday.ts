import { sql, type RawBuilder, type SqlBool } from "kysely";
import { engineOf, type Db } from "#db/engine.ts";

/** SQL condition: the day in the column is this weekday, 1 Monday to 7 Sunday. */
export function onWeekday(db: Db, column: string, weekday: number): RawBuilder<SqlBool> {
  const name = sql.ref(column);
  return engineOf(db) === "sqlite"
    ? sql<SqlBool>`strftime('%w', ${name}) = ${String(weekday % 7)}`
    : sql<SqlBool>`extract(isodow from ${name}::date) = ${weekday}`;
}

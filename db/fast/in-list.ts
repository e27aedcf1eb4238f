import { sql, type RawBuilder, type SqlBool } from "kysely";
import { engineOf, type Db } from "#db/engine.ts";

/**
 * Whether a column has one of the texts, for thousands of them: they are handed over as one value. A list of as many
 * placeholders would take longer to build and to bind than the engine takes to look the rows up. May be empty.
 */
export function inList(db: Db, column: string, texts: readonly string[]): RawBuilder<SqlBool> {
  const name = sql.ref(column);
  return engineOf(db) === "sqlite"
    ? sql<SqlBool>`${name} in (select value from json_each(${JSON.stringify(texts)}))`
    : sql<SqlBool>`${name} = any(${texts})`;
}

import { sql, type RawBuilder, type SqlBool } from "kysely";
import { engineOf, type Db } from "#db/engine.ts";

/**
 * SQL condition: the column has one of the texts. For thousands of texts, which are passed as one value: as many
 * placeholders would take longer to build and to bind than the engine takes to find the rows. The list may be empty.
 */
export function inList(db: Db, column: string, texts: readonly string[]): RawBuilder<SqlBool> {
  const name = sql.ref(column);
  return engineOf(db) === "sqlite"
    ? sql<SqlBool>`${name} in (select value from json_each(${JSON.stringify(texts)}))`
    : sql<SqlBool>`${name} = any(${texts})`;
}

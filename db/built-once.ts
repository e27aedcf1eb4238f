import type { CompiledQuery } from "kysely";
import type { Db } from "./engine.ts";

/**
 * A query that is built once for each handle and from then on only given its one value: for the few that run for every
 * request. The query must use the value exactly once.
 */
export function builtOnce<Row>(
  build: (db: Db, value: string) => CompiledQuery<Row>,
): (db: Db, value: string) => CompiledQuery<Row> {
  const built = new WeakMap<Db, CompiledQuery<Row>>();
  return (db, value) => {
    const known = built.get(db) ?? build(db, value);
    built.set(db, known);
    return { ...known, parameters: [value] };
  };
}

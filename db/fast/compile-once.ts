import type { CompiledQuery } from "kysely";
import { engineOf, type Db } from "#db/engine.ts";

/**
 * A query that is built once for each handle and from then on only given its one value: for the few that run for every
 * request. The query must use the value exactly once.
 */
export function compileOnce<Row>(
  build: (db: Db, value: string) => CompiledQuery<Row>,
): (db: Db, value: string) => CompiledQuery<Row> {
  const built = new WeakMap<Db, CompiledQuery<Row>>();
  return (db, value) => {
    const known = built.get(db) ?? build(db, value);
    built.set(db, known);
    return { ...known, parameters: [value] };
  };
}

const mostBuilt = 300;

/**
 * The same for a query over a list of values, built once for each engine and number of values. The query must use each
 * value exactly once, in their order, and nothing else that varies.
 */
export function compileForMany<Row>(
  build: (db: Db, values: readonly string[]) => CompiledQuery<Row>,
): (db: Db, values: readonly string[]) => CompiledQuery<Row> {
  const built = new Map<string, CompiledQuery<Row>>();
  return (db, values) => {
    const key = `${engineOf(db)} ${String(values.length)}`;
    const known = built.get(key) ?? build(db, values);
    if (built.size >= mostBuilt) built.clear();
    built.set(key, known);
    return { ...known, parameters: values };
  };
}

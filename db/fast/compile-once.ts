import type { CompiledQuery } from "kysely";
import { engineOf, type Db } from "#db/engine.ts";

/**
 * A query with one value, compiled once per handle and then only given its value: for the few queries that run in every
 * request. The query must use the value exactly once.
 */
export function compileOnce<Row>(
  compile: (db: Db, value: string) => CompiledQuery<Row>,
): (db: Db, value: string) => CompiledQuery<Row> {
  const compiled = new WeakMap<Db, CompiledQuery<Row>>();
  return (db, value) => {
    const query = compiled.get(db) ?? compile(db, value);
    compiled.set(db, query);
    return { ...query, parameters: [value] };
  };
}

const mostCompiled = 300;

/**
 * A query over a list of values, compiled once per engine and number of values. The query must use each value exactly
 * once, in their order, and nothing else that varies.
 */
export function compileForMany<Row>(
  compile: (db: Db, values: readonly string[]) => CompiledQuery<Row>,
): (db: Db, values: readonly string[]) => CompiledQuery<Row> {
  const compiled = new Map<string, CompiledQuery<Row>>();
  return (db, values) => {
    const key = `${engineOf(db)} ${String(values.length)}`;
    const query = compiled.get(key) ?? compile(db, values);
    if (compiled.size >= mostCompiled) compiled.clear();
    compiled.set(key, query);
    return { ...query, parameters: values };
  };
}

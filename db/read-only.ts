import { SelectQueryNode, type KyselyPlugin } from "kysely";
import type { Db } from "./engine.ts";

/** Thrown by a `readOnly` handle instead of a change. */
export class NothingIsChanged extends Error {}

const plugin: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (SelectQueryNode.is(node)) return node;
    throw new NothingIsChanged("a form that is only offered back changes nothing");
  },
  transformResult: ({ result }) => Promise.resolve(result),
};

/**
 * A handle of the same database on which every change throws `NothingIsChanged`. Statements written as plain SQL throw
 * as well.
 */
export function readOnly(db: Db): Db {
  return db.withPlugin(plugin);
}

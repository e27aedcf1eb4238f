import { SelectQueryNode, type KyselyPlugin } from "kysely";
import type { Db } from "./engine.ts";

/** Thrown by a handle of `readOnly` in place of a change. */
export class NothingIsChanged extends Error {}

const plugin: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (SelectQueryNode.is(node)) return node;
    throw new NothingIsChanged("a form that is only offered back changes nothing");
  },
  transformResult: ({ result }) => Promise.resolve(result),
};

/** The same database, of which every change throws `NothingIsChanged`. Statements written as plain SQL throw as well. */
export function readOnly(db: Db): Db {
  return db.withPlugin(plugin);
}

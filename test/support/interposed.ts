import type { KyselyPlugin } from "kysely";
import type { Db } from "#db/engine.ts";

/**
 * The same database, on which `happen` runs once: after the first query that names a table was answered and before its
 * caller gets the answer. So a test plays what a colleague or a citizen does in the middle of a command.
 */
export function withEventAfter(db: Db, table: string, happen: () => Promise<unknown>): Db {
  let isWaiting = true;
  const asked = new WeakSet<object>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      if (isWaiting && JSON.stringify(node).includes(`"name":"${table}"`)) asked.add(queryId);
      return node;
    },
    transformResult: async ({ result, queryId }) => {
      if (isWaiting && asked.has(queryId)) {
        isWaiting = false;
        await happen();
      }
      return result;
    },
  };
  return db.withPlugin(plugin);
}

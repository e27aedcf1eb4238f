import { engineOf, type Db } from "#db/engine.ts";

/**
 * Whether a statement holds the process while it runs, so that long reading is cut into portions. SQLite reads in this
 * thread; PostgreSQL reads elsewhere, and one statement of everything costs it less than many.
 */
export function blocksThread(db: Db): boolean {
  return engineOf(db) === "sqlite";
}

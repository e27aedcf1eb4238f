/**
 * Whether a database and a data folder belong together. Both keep the id of their installation, the database in the
 * table `installation`, the folder in the file `installation-id`.
 */

/** What is found before anything is written. */
export interface DataFound {
  database: {
    /** Undefined if the database has no id yet. */
    id: string | undefined;
    /** Whether it contains neither an office nor the id of an installation. */
    isEmpty: boolean;
    /** Whether a case in it has a file. */
    namesFiles: boolean;
  };
  folder: {
    /** Undefined if the folder has no id yet. */
    id: string | undefined;
    /** Whether it contains files of cases. */
    holdsFiles: boolean;
  };
}

/** Why a database and a data folder must not be used together. */
export type Mismatch = "database-empty" | "database-without-id" | "folder-without-id" | "different-ids";

/**
 * Undefined if they belong together, or if a missing id contradicts nothing: a new installation, one of an earlier
 * version, or a new data folder for a database without files.
 */
export function mismatchOf({ database, folder }: DataFound): Mismatch | undefined {
  if (database.id !== undefined && folder.id !== undefined) {
    return database.id === folder.id ? undefined : "different-ids";
  }
  if (folder.id !== undefined) return database.isEmpty ? "database-empty" : "database-without-id";
  if (database.id !== undefined) return database.namesFiles || folder.holdsFiles ? "folder-without-id" : undefined;
  if (!folder.holdsFiles || database.namesFiles) return undefined;
  return database.isEmpty ? "database-empty" : "database-without-id";
}

/** The sentence for the operator if a start is refused: what was found and what to do. */
export function mismatchText(mismatch: Mismatch, database: string, folder: string): string {
  const what: Record<Mismatch, string> = {
    "database-empty": `The database (${database}) is empty, but the data folder (${folder}) belongs to an installation.`,
    "database-without-id": `The database (${database}) does not know the files in the data folder (${folder}).`,
    "folder-without-id": `The database (${database}) belongs to an installation, but the data folder (${folder}) is not its folder.`,
    "different-ids": `The database (${database}) and the data folder (${folder}) belong to two different installations.`,
  };
  return [
    `${what[mismatch]} Nothing was started and nothing was changed.`,
    "  Probably a setting is wrong (DATABASE_URL, DATA_DIR), a volume is not mounted, or only one of the two was restored.",
    "  Put the right database and the right folder together and start again.",
    "  If they are to belong together from now on, for example after a restore: npm run data:adopt",
    "",
  ].join("\n");
}

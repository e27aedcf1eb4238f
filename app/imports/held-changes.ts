import type { RegisterEntry } from "#app/dossiers/register-entry.ts";

/** A row of the file that tells of a dossier. */
export interface EntryRow {
  line: number;
  entry: RegisterEntry;
}

/**
 * Rows that differ from their dossiers, held back until the file ends, by number, the last row of a number winning. Saved
 * at once, a file that tells a dossier's earlier and its later state would, read again, set it back and forth.
 */
type HeldChanges = Map<string, EntryRow>;

/** Whether two rows say the same of a dossier. */
export function saysTheSame(left: RegisterEntry, right: RegisterEntry): boolean {
  return (
    left.procedure.code === right.procedure.code &&
    left.channel === right.channel &&
    left.state === right.state &&
    left.receivedAt === right.receivedAt &&
    left.dueAt === right.dueAt &&
    left.finishedAt === right.finishedAt &&
    left.returnedBy === right.returnedBy &&
    left.counter === right.counter &&
    left.unit === right.unit
  );
}

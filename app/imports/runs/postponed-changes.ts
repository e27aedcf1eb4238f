import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";

/** A row of the file with a dossier. */
export interface EntryRow {
  line: number;
  entry: RegisterEntry;
}

/** Whether two rows have the same data of a dossier. */
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

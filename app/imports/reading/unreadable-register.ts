import type { RequiredColumn } from "./register-columns.ts";
import type { FileRefusal } from "./row-problem.ts";

/** Thrown for a file that is no register; `importRegister` turns it into the run's outcome. */
export class UnreadableRegister extends Error {
  readonly reason: FileRefusal;

  constructor(reason: FileRefusal) {
    super(`unreadable register: ${reason}`);
    this.reason = reason;
  }
}

/** A register without some required columns: the message names them. */
export class IncompleteRegister extends UnreadableRegister {
  readonly missing: readonly RequiredColumn[];
  readonly line: number;

  constructor(missing: readonly RequiredColumn[], line: number) {
    super("missingColumns");
    this.missing = missing;
    this.line = line;
  }
}

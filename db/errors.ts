/** The code an engine, or the operating system, gave an error; empty where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The code of an error, or of the first of its causes that has one; empty where none has. */
export function codeWithin(error: unknown): string {
  for (const one of causesOf(error)) if (codeOf(one) !== "") return codeOf(one);
  return "";
}

const deepestCause = 5;

/** An error and what it was caused by, the outermost first. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let one = error; one instanceof Error && causes.length < deepestCause; one = one.cause) causes.push(one);
  return causes;
}

const duplicateCodes = new Set(["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"]);

/** True for the error of a duplicate unique or primary key, which SQLite reports under two codes. */
export function isDuplicateKey(error: unknown): boolean {
  return duplicateCodes.has(codeOf(error));
}

/** True for SQLite's error that another process has the right to write. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith("SQLITE_BUSY");
}

/**
 * Codes of an engine, or of the operating system, that say: the database cannot be reached, or it cannot store now.
 * PostgreSQL: classes 08 (connection), 53 (resources), 57P (shutdown), 58 (system error); time limits; a read-only
 * server; deadlocks that were repeated in vain. SQLite: each primary code with its extended codes, `SQLITE_CORRUPT` and
 * `SQLITE_NOTADB` included, because a damaged file can store nothing either.
 */
const unavailableCode = new RegExp(
  [
    "^(08|53|58)[0-9A-Z]{3}$|^57P0[1-5]$|^(57014|55P03|25006|25P03|25P04|40001|40P01)$",
    "^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|NOMEM|CORRUPT|NOTADB|PROTOCOL)(_|$)",
    "^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$",
    "^(ENOSPC|EROFS|EDQUOT|EIO)$",
  ].join("|"),
);

/** What pg and its pool say without a code when a connection is lost or is not given in time. */
const unavailableMessage =
  /^(Connection terminated|Client (has encountered a connection error|was closed) and is not queryable|timeout exceeded when trying to connect|Query read timeout)/i;

/**
 * True for an error, or one among its causes, that says the database cannot be reached or cannot store now: connection
 * lost or refused, a time limit, too many connections, a shutdown, a full or read-only disk, a damaged file, a lock
 * that others kept past the deadline. Nothing was recorded then (unless the connection broke while COMMIT was under way),
 * and the same request may succeed later. False for
 * defects and for refusals by a rule of the schema.
 */
export function isUnavailable(error: unknown): boolean {
  return causesOf(error).some(saysUnavailable);
}

function saysUnavailable(error: Error): boolean {
  const code = codeOf(error);
  // A missing socket of PostgreSQL; any other missing file is no matter of the database.
  if (code === "ENOENT" || code === "EACCES") return "syscall" in error && error.syscall === "connect";
  return unavailableCode.test(code) || unavailableMessage.test(error.message);
}

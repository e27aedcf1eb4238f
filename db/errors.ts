/** The code that an engine or the operating system gave an error; empty if there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The code of an error, or else of the first of its causes that has one; empty if none has. */
export function codeWithin(error: unknown): string {
  for (const one of causesOf(error)) if (codeOf(one) !== "") return codeOf(one);
  return "";
}

const deepestCause = 5;

/** An error followed by its causes, the outermost first. */
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

/** True for the error of removing a row that other rows name. */
export function isStillNamed(error: unknown): boolean {
  return ["SQLITE_CONSTRAINT_FOREIGNKEY", "23503"].includes(codeOf(error));
}

/** True for SQLite's error that another process is writing. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith("SQLITE_BUSY");
}

/**
 * Error codes that mean: the database cannot be reached, or cannot store at present. PostgreSQL: classes 08
 * (connection), 53 (resources), 57P (shutdown) and 58 (system error); time limits; a read-only server; deadlocks that
 * were repeated in vain. SQLite: primary codes with their extended codes, `SQLITE_CORRUPT` and `SQLITE_NOTADB`
 * included, because a damaged file cannot store either.
 */
const unavailableCode = new RegExp(
  [
    "^(08|53|58)[0-9A-Z]{3}$|^57P0[1-5]$|^(57014|55P03|25006|25P03|25P04|40001|40P01)$",
    "^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|NOMEM|CORRUPT|NOTADB|PROTOCOL)(_|$)",
    "^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$",
    "^(ENOSPC|EROFS|EDQUOT|EIO)$",
  ].join("|"),
);

/** Messages of pg and its pool, which have no code, for a connection that is lost or not given in time. */
const unavailableMessage =
  /^(Connection terminated|Client (has encountered a connection error|was closed) and is not queryable|timeout exceeded when trying to connect|Query read timeout)/i;

/**
 * True if an error, or one of its causes, means that the database cannot be reached or cannot store at present:
 * connection lost or refused, a time limit, too many connections, a shutdown, a full or read-only disk, a damaged file,
 * a lock that another transaction did not release in time. Nothing was stored then (unless the connection was lost
 * during COMMIT), and the same request may succeed later. False for defects and for violations of the schema's
 * constraints.
 */
export function isUnavailable(error: unknown): boolean {
  return causesOf(error).some(saysUnavailable);
}

function saysUnavailable(error: Error): boolean {
  const code = codeOf(error);
  // A missing socket of PostgreSQL; another missing file has nothing to do with the database.
  if (code === "ENOENT" || code === "EACCES") return "syscall" in error && error.syscall === "connect";
  return unavailableCode.test(code) || unavailableMessage.test(error.message);
}

/** The location of the process's data, as an operator knows it. */
export interface DataLocation {
  /** Path of the SQLite file, or the PostgreSQL server and database, without a password. */
  database: string;
  folder: string;
}

type Sentence = (location: DataLocation) => string;

const folderFault: Sentence = ({ folder }) =>
  `The data folder (${folder}) cannot be used. DATA_DIR must name a folder in which this program's user may create and change files.`;
const fileFault: Sentence = ({ database, folder }) =>
  `The database (${database}) cannot be opened for writing. The file and its folder (${folder}) must belong to this program's user, and the disk must not be mounted read-only.`;
const damaged: Sentence = ({ database }) =>
  `The database (${database}) is damaged, or the file is no database of this product. Stop everything that uses it, keep a copy of the file, and restore the last backup.`;
const full: Sentence = ({ database, folder }) =>
  `There is no room left on the disk of the database (${database}) or of the data folder (${folder}). Make room and start again: whatever was begun was undone.`;
const refused: Sentence = ({ database }) =>
  `${database} refuses the user or the password of DATABASE_URL. Correct DATABASE_URL, or the rights of that user.`;

/** Sentences by the beginning of the engine's or operating system's error code, the longest beginning first. */
const sentences: readonly (readonly [code: RegExp, sentence: Sentence])[] = [
  [/^(EEXIST|ENOTDIR|EACCES|EPERM|EROFS|ENAMETOOLONG|ENOENT)$/, folderFault],
  [/^SQLITE_(CANTOPEN|READONLY|AUTH|PERM)/, fileFault],
  [/^SQLITE_(NOTADB|CORRUPT)/, damaged],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/, full],
  [
    /^(SQLITE_IOERR|EIO)/,
    ({ database }) =>
      `The disk of the database (${database}) reports errors. Look at the system's log and at the disk.`,
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    ({ database }) => `Another process keeps the database (${database}) locked. End it, or start again later.`,
  ],
  [/^28/, refused],
  [
    /^3D000$/,
    ({ database }) => `${database} does not exist on its server. Create the database, or correct DATABASE_URL.`,
  ],
  [
    /^42501$/,
    ({ database }) =>
      `The user of DATABASE_URL may not create tables in ${database}. Make it the owner of the database.`,
  ],
];

/**
 * The sentence for the operator if the process cannot start because of its data: the problem, with the file or setting,
 * and what to do. Undefined for an error that no installation can cause, which is a defect.
 */
export function startFaultText(code: string, location: DataLocation): string | undefined {
  return sentences.find(([pattern]) => pattern.test(code))?.[1](location);
}

/** The sentence if the schema was made by a newer program. */
export function newerSchemaText(unknown: readonly string[], { database }: DataLocation): string {
  return `The database (${database}) was brought to a newer version (${unknown.join(", ")}) than this program knows. Start the newer program, or restore the backup made before the update. Nothing was changed.`;
}

/** The sentence if the database could not be reached in time. */
export function unreachableText(code: string, { database }: DataLocation): string {
  return `${database} could not be reached (${code === "" ? "no answer" : code}). Start PostgreSQL, or correct DATABASE_URL.`;
}

/** The sentence if the database was lost while a command ran. */
export function lostText(code: string, { database }: DataLocation): string {
  return `${database} was lost while the command was running (${code === "" ? "no answer" : code}). What was finished is kept, what was under way is undone. When the database can be reached again, give the same command once more: it goes on where that is possible, and nothing is done twice.`;
}

/** The sentence if encrypted data in the database cannot be decrypted with SECRET. */
export function wrongSecretText({ database }: DataLocation): string {
  return `SECRET is not the one the database (${database}) was set up with: contact details and messages in it cannot be opened. Put back the SECRET of this installation and start again.`;
}

/** The sentence if the server cannot listen; undefined for other errors. */
export function listenFaultText(code: string, port: number, host: string | undefined): string | undefined {
  const where = `${host ?? "all addresses"}, port ${String(port)}`;
  if (code === "EADDRINUSE") return `Another program listens on ${where}. End it, or choose another PORT.`;
  if (code === "EACCES") return `This program's user may not listen on ${where}. Choose a PORT from 1024 on.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `This machine has no address ${where}. Correct HOST.`;
  return undefined;
}

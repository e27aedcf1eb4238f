const megabyte = 1024 * 1024;

/** The largest accepted bodies of posted forms and of requests of other software, in bytes. */
export const bodySizes = {
  plain: megabyte / 4,
  /** A complaint with five files of ten megabytes. */
  withFiles: 52 * megabyte,
  /** A table of settings or a catalogue of messages, or what its preview sends back. */
  table: 3 * megabyte,
  /** The emblem of an office. */
  emblem: megabyte,
  register: 512 * megabyte,
  /** A thousand dossiers that other software sends at once. */
  dossiers: 2 * megabyte,
} as const;

/** Forms that may contain files: `/complaint`, `/r/{code}/complaint`, and `/inbox/new`, where staff enter a letter. */
const formsWithFiles = /^(?:(?:\/r\/[^/]+)?\/complaint|\/inbox\/new)\/?$/i;

/** Forms that take a table: `/settings/tables/{name}`, `/settings/languages/{language}`, `/settings/calendar/import`. */
const formsWithTables = /^\/settings\/(?:tables|languages|calendar\/import)(?:\/|$)/i;

/** The largest accepted body for a path; only a multipart form brings files. */
export function largestBody(path: string, isMultipart: boolean): number {
  if (path === "/api/v1/dossiers") return bodySizes.dossiers;
  if (!isMultipart) return bodySizes.plain;
  if (path.startsWith("/dossiers/import")) return bodySizes.register;
  if (/^\/settings\/office\/emblem\/?$/i.test(path)) return bodySizes.emblem;
  if (formsWithTables.test(path)) return bodySizes.table;
  return formsWithFiles.test(path) ? bodySizes.withFiles : bodySizes.plain;
}

import { Zip, ZipDeflate } from "fflate";

/** A file of an archive: its path with `/`, in ASCII characters. */
export interface ZipFile {
  path: string;
  data: Uint8Array;
}

/** The first moment a ZIP file can name. Times in a ZIP file have no zone, so it is the same everywhere. */
const firstTime = new Date(1980, 0, 1);

/**
 * Writes a ZIP archive in portions, holding one file at a time. All entries have one time, so that the same files give the
 * same bytes.
 */
export async function* writeZip(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, portion) => {
    if (error !== null) throw error;
    ready.push(portion);
  });
  for await (const { path, data } of files) {
    const entry = new ZipDeflate(path);
    entry.mtime = firstTime;
    zip.add(entry);
    entry.push(data, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

import { PassThrough, type Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";

/** A typed field of a multipart form. */
export interface TypedPart {
  kind: "field";
  name: string;
  value: string;
}

/** A file of a multipart form. What its reader leaves unread is passed over when the next part is asked for. */
export interface FilePart {
  kind: "file";
  name: string;
  /** The name it was sent under; empty where no file was chosen. */
  fileName: string;
  content: AsyncIterable<Uint8Array>;
}

export type FormPart = TypedPart | FilePart;

/** The body broke off, is no such form or holds more than a form may: an error of what was sent, never of the product. */
export class UnreadableForm extends Error {
  override name = "UnreadableForm";
}

/** Bytes of one typed field; a longer one is cut off here, so that its schema calls it too long. */
const longestField = 64 * 1024;
/** Parts of one form; a form with more is refused as a whole. */
const mostParts = 300;
const longestHead = 8 * 1024;

export function isMultipart(contentType: string | null): contentType is string {
  return /^multipart\/form-data\b/i.test(contentType ?? "");
}

/** The body of a request as it streams in; nothing where there is none. */
export function bodyOf(request: Request): AsyncIterable<Uint8Array> {
  return (request.body ?? new Blob([]).stream()) as ReadableStream<Uint8Array>;
}

/**
 * Iterates over the parts of a multipart form while they stream in; at most some 64 KB of a file are in memory. Throws
 * `UnreadableForm` if the body breaks off or is malformed, also to the reader of a file. A reader that stops early leaves
 * the rest of the body unread; the connection can still be answered.
 */
export async function* readParts(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<FormPart> {
  const parser = openParser(contentType);
  const parts = new PassThrough({ objectMode: true, highWaterMark: mostParts });
  const openFiles = new Set<Readable>();
  const fail = (cause: Error) => {
    const error = unreadable(cause);
    for (const file of openFiles) file.destroy(error);
    parts.destroy(error);
  };
  parser.on("field", (name, value) => parts.write({ kind: "field", name, value } satisfies TypedPart));
  parser.on("file", (name, file, sentName) => {
    openFiles.add(file);
    // The reader of the file gets the failure, too; without a listener an unread stream would end the process.
    file.on("error", fail).once("close", () => openFiles.delete(file));
    parts.write({ kind: "file", name, fileName: withQuotes(sentName), file });
  });
  parser.on("partsLimit", () => {
    fail(new RangeError("the form has too many parts"));
  });
  parser.on("finish", () => parts.end()).on("error", fail);
  parts.on("error", () => undefined);
  pump(body, parser, parts).catch(fail);
  try {
    for await (const part of parts as AsyncIterable<TypedPart | (Omit<FilePart, "content"> & { file: Readable })>) {
      if (part.kind === "field") {
        yield part;
        continue;
      }
      const { file, ...named } = part;
      yield { ...named, content: contentOf(file) };
      file.resume();
    }
  } finally {
    parts.destroy();
  }
}

/** The bytes of a file. The parser fails the file itself where the body ends inside it. */
async function* contentOf(file: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* file.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreadable(error);
  }
}

function openParser(contentType: string) {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      preservePath: true,
      isPartAFile: (_name, _type, fileName) => fileName !== undefined,
      limits: { fieldSize: longestField, parts: mostParts, headerPairs: 20, headerSize: longestHead },
    });
  } catch (error) {
    // The type names no boundary.
    throw unreadable(error);
  }
}

/** An error as one of the form. A failing file reports the form's own error a second time, which stays as it is. */
function unreadable(cause: unknown): UnreadableForm {
  if (cause instanceof UnreadableForm) return cause;
  return new UnreadableForm(cause instanceof Error ? cause.message : String(cause), { cause });
}

/** Passes the body to the parser chunk by chunk, until its end or until nobody reads `parts` any more. */
async function pump(body: AsyncIterable<Uint8Array>, parser: ReturnType<typeof openParser>, parts: PassThrough) {
  // Not "for await": leaving that loop would cancel the body and with it the connection.
  const source = body[Symbol.asyncIterator]();
  while (!parts.destroyed) {
    const { done, value } = (await source.next()) as IteratorResult<Uint8Array, undefined>;
    if (done === true) {
      parser.end();
      return;
    }
    await new Promise<void>((resolve, reject) => {
      parser.write(value, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
}

/** Browsers write a quote and line breaks in the name of a file as %22, %0D and %0A (HTML, multipart/form-data encoding). */
function withQuotes(sentName: string): string {
  return sentName.replaceAll("%22", '"').replaceAll("%0D", "").replaceAll("%0A", "");
}

/** The whole content; throws `UnreadableForm` when it has more than `mostBytes`. */
export async function collect(content: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    if (bytes > mostBytes) throw new UnreadableForm("a file of the form is too long");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

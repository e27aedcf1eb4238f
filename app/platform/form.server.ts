import type { ReadableStream } from "node:stream/web";
import { parseWithZod } from "@conform-to/zod/v4";
import type { Submission } from "@conform-to/react";
import type { z } from "zod";
import { fieldNamesOf } from "./field-names.ts";
import { boundaryOf, collect, readParts } from "./multipart.server.ts";

/**
 * The one reader of posted forms and of query strings that a schema describes. Conform turns a name such as `a[9999999]`
 * into an array of that length, joins repeated names in quadratic time and obeys the reserved field `__intent__`;
 * so it is given only names that its schema has, at most `mostFields` values, and nothing else of what was sent.
 */

/** Values a form may have; the longest form of the product has fewer than fifty. What comes after them is ignored. */
export const mostFields = 200;

/** Bytes of one typed field or small file of a multipart form; a form without files is limited to this as a whole. */
export const longestField = 256 * 1024;

/** A field's name in this product: no index, no path, and nothing that begins with an underscore as Conform's own do. */
const plainName = /^[A-Za-z][\w-]{0,63}$/;

/** The fields of a form while it is read: plain names only, at most `mostFields`, without NUL, which PostgreSQL refuses. */
export class PostedFields {
  readonly form = new FormData();
  #count = 0;

  get isFull(): boolean {
    return this.#count >= mostFields;
  }

  add(name: string, value: string | File): void {
    if (this.isFull || !plainName.test(name)) return;
    this.#count += 1;
    this.form.append(name, typeof value === "string" ? value.replaceAll("\0", "") : value);
  }
}

/**
 * The fields of a posted form; none where the body is no form, so that the page answers what is missing. Throws a
 * Response with status 400 where the body breaks off or is not what it says it is: half a form must never be taken for
 * a whole one. Files are read into memory, and only those of the field `fileField`; any other file is passed over.
 */
export async function readForm(request: Request, fileField?: string): Promise<FormData> {
  const type = request.headers.get("Content-Type") ?? "";
  try {
    if (/^application\/x-www-form-urlencoded\b/i.test(type)) return fieldsOf(await request.text());
    if (/^multipart\/form-data\b/i.test(type)) return await readMultipart(request, fileField);
  } catch {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
    throw new Response(null, { status: 400 });
  }
  return new FormData();
}

function fieldsOf(body: string): FormData {
  const fields = new PostedFields();
  for (const [name, value] of new URLSearchParams(body)) {
    if (fields.isFull) break;
    fields.add(name, value);
  }
  return fields.form;
}

async function readMultipart(request: Request, fileField: string | undefined): Promise<FormData> {
  const boundary = boundaryOf(request.headers.get("Content-Type"));
  if (boundary === undefined || request.body === null)
    throw new TypeError("a multipart form without a boundary or body");
  const fields = new PostedFields();
  for await (const { name, fileName, content } of readParts(request.body as ReadableStream<Uint8Array>, boundary)) {
    if (fileName === undefined) fields.add(name, (await collect(content, longestField)).toString("utf8"));
    else if (name === fileField)
      fields.add(name, new File([new Uint8Array(await collect(content, longestField))], fileName));
  }
  return fields.form;
}

/** Reads fields by a schema: the only place where Conform sees what somebody sent. */
export function parseForm<Schema extends z.ZodType>(
  sent: FormData | URLSearchParams,
  schema: Schema,
): Submission<z.output<Schema>> {
  const known = new PostedFields();
  for (const name of fieldNamesOf(schema)) {
    for (const value of sent.getAll(name)) known.add(name, value);
  }
  return parseWithZod(known.form, { schema });
}

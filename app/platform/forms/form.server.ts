import { parseWithZod } from "@conform-to/zod/v4";
import { parse, type Submission } from "@conform-to/react";
import type { z } from "zod";
import { fieldNamesOf } from "./field-names.ts";
import type { GeneralProblem } from "./general-problem.ts";
import { offeredHeader } from "./kept-forms.server.ts";
import { bodyOf, collect, isMultipart, readParts, UnreadableForm } from "./multipart.server.ts";
import { isBlank } from "#app/platform/text/visible-text.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { keepTyped } from "./typed-fields.server.ts";

/**
 * The one reader of posted forms and of query strings that a schema describes. Conform turns a name such as `a[9999999]`
 * into an array of that length, joins repeated names in quadratic time and obeys the reserved field `__intent__`;
 * so it is given only names that its schema has, at most `mostFields` values, and nothing else of what was sent.
 */

/** Values a form may have; the longest form of the product has fewer than fifty. What comes after them is ignored. */
export const mostFields = 200;

/** Bytes of a file that is read into memory, if its form does not allow more. */
const usualLargestFile = 256 * 1024;

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
 * The fields of a posted form; empty if the body is not a form, so that the page says what is missing. Throws a
 * Response with status 400 if the body breaks off or is malformed: half a form must never be taken for a whole one.
 * Files are read into memory, up to `largestFile` bytes, and only those of `fileField`; other files are skipped.
 */
export async function readForm(
  request: Request,
  fileField?: string,
  largestFile = usualLargestFile,
): Promise<FormData> {
  const type = request.headers.get("Content-Type");
  if (/^application\/x-www-form-urlencoded\b/i.test(type ?? "")) {
    return kept(request, fieldsOf(await request.text().catch(answerUnreadable)));
  }
  if (!isMultipart(type)) return new FormData();
  const form = await readMultipart(request, type, { fileField, largestFile }).catch((error: unknown) => {
    if (error instanceof UnreadableForm) answerUnreadable();
    throw error;
  });
  return kept(request, form);
}

function answerUnreadable(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  throw new Response(null, { status: 400 });
}

/** Forms that are shown again and not carried out: their session had ended when they were posted. */
const offered = new WeakSet<FormData>();

/** Forms that arrive together are worked on one after the other: each takes its own turn of the event loop. */
async function kept(request: Request, form: FormData): Promise<FormData> {
  keepTyped(form);
  await letOthersGoFirst();
  if (request.headers.has(offeredHeader)) offered.add(form);
  return form;
}

function fieldsOf(body: string): FormData {
  const fields = new PostedFields();
  for (const [name, value] of new URLSearchParams(body)) {
    if (fields.isFull) break;
    fields.add(name, value);
  }
  return fields.form;
}

async function readMultipart(
  request: Request,
  type: string,
  { fileField, largestFile }: { fileField: string | undefined; largestFile: number },
): Promise<FormData> {
  const fields = new PostedFields();
  for await (const part of readParts(bodyOf(request), type)) {
    if (part.kind === "field") fields.add(part.name, part.value);
    else if (part.name === fileField) {
      fields.add(part.name, new File([new Uint8Array(await collect(part.content, largestFile))], part.fileName));
    }
  }
  return fields.form;
}

/**
 * Parses fields with a schema; the only place that hands submitted data to Conform. A text without visible characters
 * counts as empty. A problem without a name in the schema becomes a `GeneralProblem`, so that every mistake has a
 * sentence.
 */
export function parseForm<Schema extends z.ZodType>(
  sent: FormData | URLSearchParams,
  schema: Schema,
): Submission<z.output<Schema>> {
  const known = new PostedFields();
  for (const name of fieldNamesOf(schema)) {
    for (const value of sent.getAll(name)) known.add(name, typeof value === "string" && isBlank(value) ? "" : value);
  }
  if (sent instanceof FormData && offered.has(sent)) {
    return parse(known.form, { resolve: () => ({ error: { "": ["notSentYet" satisfies GeneralProblem] } }) });
  }
  return parseWithZod(known.form, { schema, error: generalProblem });
}

function generalProblem(issue: z.core.$ZodRawIssue): GeneralProblem {
  if (issue.code === "too_big") return "tooLong";
  if (issue.code === "too_small") return "tooShort";
  return issue.input === undefined ? "missing" : "wrong";
}

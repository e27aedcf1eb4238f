import type { Context } from "#app/platform/context.server.ts";
import { PostedFields, readForm } from "#app/platform/form.server.ts";
import { bodyOf, isMultipart, readParts, type FormPart } from "#app/platform/multipart.server.ts";
import { mostFiles, nameForDisplay, type KeptFile, type RefusedFile } from "./attachment.ts";
import { keepArrival, removeArrivals, storeArrival, type ArrivedFile } from "./file-store.server.ts";

/** A posted form: its typed fields, the files that can be kept, and those that cannot, with why. */
export interface FormWithFiles {
  form: FormData;
  files: KeptFile[];
  refused: RefusedFile[];
}

/** The name of the file field. */
export const fileField = "files";

/**
 * Reads a form with files, which stream to disk. Whoever calls it either hands `files` to a case or removes them. A
 * form without files is read as any other; of a body that is no form, what came before the mistake.
 */
export async function readFormWithFiles(context: Context, request: Request): Promise<FormWithFiles> {
  const type = request.headers.get("Content-Type");
  if (!isMultipart(type)) {
    return { form: await readForm(request), files: [], refused: [] };
  }
  const fields = new PostedFields();
  const { form } = fields;
  const arrived: ArrivedFile[] = [];
  const refused: RefusedFile[] = [];
  try {
    for await (const part of readParts(bodyOf(request), type)) {
      await readPart(context, part, fields, arrived, refused);
    }
  } catch (error) {
    context.log.info({ reason: error instanceof Error ? error.name : "unknown" }, "form not read to its end");
    await removeArrivals(context.settings, arrived);
    return { form, files: [], refused };
  }
  return { form, ...(await keepAll(context, arrived, refused)) };
}

async function readPart(
  context: Context,
  part: FormPart,
  fields: PostedFields,
  arrived: ArrivedFile[],
  refused: RefusedFile[],
): Promise<void> {
  if (part.kind === "field") {
    fields.add(part.name, part.value);
    return;
  }
  const { name, fileName, content } = part;
  // An empty file name is the browser's way to say that none was chosen.
  if (name !== fileField || fileName === "") return;
  if (arrived.length + refused.length >= mostFiles) {
    refused.push({ name: nameForDisplay(fileName), problem: "tooMany" });
    return;
  }
  const arrival = await storeArrival(context.settings, fileName, content);
  if (arrival.ok) arrived.push(arrival.file);
  else refused.push({ name: nameForDisplay(fileName), problem: arrival.problem });
}

/** One after the other: a picture being drawn takes much memory. */
async function keepAll(context: Context, arrived: readonly ArrivedFile[], refused: RefusedFile[]) {
  const files: KeptFile[] = [];
  for (const file of arrived) {
    const kept = await keepArrival(context.settings, file);
    if (kept.ok) files.push(kept.file);
    else refused.push({ name: file.originalName, problem: kept.problem });
  }
  return { files, refused };
}

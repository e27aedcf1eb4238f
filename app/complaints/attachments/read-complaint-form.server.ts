import type { Context } from "#app/platform/context.server.ts";
import { PostedFields, readForm } from "#app/platform/form.server.ts";
import { bodyOf, isMultipart, readParts, type FilePart } from "#app/platform/multipart.server.ts";
import { keepTyped } from "#app/platform/typed-fields.server.ts";
import { mostFiles, nameForDisplay, type KeptFile, type RefusedFile } from "./attachment.ts";
import { keepArrival, removeArrivals, storeArrival, type ArrivedFile } from "./file-store.server.ts";

/** A posted form: its typed fields, the files that can be kept, and those that cannot, with why. */
export interface FormWithFiles {
  form: FormData;
  files: KeptFile[];
  refused: RefusedFile[];
  /** Why the form is not whole; then it must not be taken, because it says less than its sender sent. */
  trouble: FormTrouble | null;
}

/** "notArrived": the body broke off or is no form. "notStored": the disk did not take a file. */
export type FormTrouble = "notArrived" | "notStored";

/** The name of the file field. */
export const fileField = "files";

/**
 * Reads a form with files, which stream to disk. Whoever calls it either hands `files` to a case or removes them. A
 * form that is not whole has no files, what was typed as far as it came, and its trouble. Files are only stored when
 * `isWelcome` says so of the fields before them: the disk is not open to whoever never loaded the page.
 */
export async function readFormWithFiles(
  context: Context,
  request: Request,
  isWelcome: (form: FormData) => boolean = () => true,
): Promise<FormWithFiles> {
  const type = request.headers.get("Content-Type");
  if (!isMultipart(type)) return { form: await readForm(request), files: [], refused: [], trouble: null };
  const arrivals = new Arrivals(context);
  try {
    for await (const part of readParts(bodyOf(request), type)) {
      if (part.kind === "field") arrivals.fields.add(part.name, part.value);
      // An empty file name is the browser's way to say that none was chosen.
      else if (part.name === fileField && part.fileName !== "" && isWelcome(arrivals.fields.form)) {
        await arrivals.store(part);
      }
    }
  } catch (error) {
    context.log.info({ err: error }, "complaint form broke off; nothing of it is kept");
    return arrivals.discard("notArrived");
  }
  keepTyped(arrivals.fields.form);
  return arrivals.keep();
}

/** What has arrived of one form. */
class Arrivals {
  readonly fields = new PostedFields();
  readonly #context: Context;
  readonly #arrived: ArrivedFile[] = [];
  readonly #refused: RefusedFile[] = [];
  #hasFailed = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Stores a file. An error is kept for the end: the fields behind the file are read first, so that no word is lost. */
  async store({ fileName, content }: FilePart): Promise<void> {
    if (this.#hasFailed) return;
    if (this.#arrived.length + this.#refused.length >= mostFiles) {
      this.#refused.push({ name: nameForDisplay(fileName), problem: "tooMany" });
      return;
    }
    try {
      const arrival = await storeArrival(this.#context.settings, fileName, content);
      if (arrival.ok) this.#arrived.push(arrival.file);
      else this.#refused.push({ name: nameForDisplay(fileName), problem: arrival.problem });
    } catch (error) {
      // Where the body broke off, reading the next part fails as well and says so.
      this.#fail(error);
    }
  }

  /** Examines what was stored, one file after the other: a picture being drawn takes much memory. */
  async keep(): Promise<FormWithFiles> {
    const files: KeptFile[] = [];
    const refused = [...this.#refused];
    try {
      for (const file of this.#hasFailed ? [] : this.#arrived) {
        const kept = await keepArrival(this.#context.settings, file);
        if (kept.ok) files.push(kept.file);
        else refused.push({ name: file.originalName, problem: kept.problem });
      }
    } catch (error) {
      this.#fail(error);
    }
    if (this.#hasFailed) return this.discard("notStored");
    return { form: this.fields.form, files, refused, trouble: null };
  }

  async discard(trouble: FormTrouble): Promise<FormWithFiles> {
    const { settings, log } = this.#context;
    await removeArrivals(settings, this.#arrived).catch((error: unknown) => {
      log.error({ err: error }, "arrived files not removed; the sweep does it later");
    });
    return { form: this.fields.form, files: [], refused: this.#refused, trouble };
  }

  #fail(error: unknown): void {
    this.#hasFailed = true;
    this.#context.log.error({ err: error }, "attachment not stored");
  }
}

import type { Context } from "#app/platform/context.server.ts";
import { PostedFields, readForm } from "#app/platform/forms/form.server.ts";
import { bodyOf, isMultipart, readParts, UnreadableForm, type FilePart } from "#app/platform/forms/multipart.server.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { keepTyped } from "#app/platform/forms/typed-fields.server.ts";
import { mostFiles, nameForDisplay, type AcceptedFile, type RefusedFile } from "./attachment.ts";
import { removeArrivals, storeArrival, type ArrivedFile } from "./file-store.server.ts";
import { acceptArrivals } from "./accept-arrivals.server.ts";
import { hasRoomForFiles } from "./room-for-files.server.ts";

/** A posted form: its typed fields, the accepted files, and the refused ones with the reason. */
export interface FormWithFiles {
  form: FormData;
  files: AcceptedFile[];
  refused: RefusedFile[];
  /** Why the form is not whole; then it must not be taken, because it says less than its sender sent. */
  trouble: FormTrouble | null;
  /** Number of files sent, whether accepted, refused or not welcome. */
  sent: number;
}

/** "notArrived": the body broke off or is no form. "notStored": the disk did not take a file. */
export type FormTrouble = "notArrived" | "notStored";

/** The name of the file field. */
export const fileField = "files";

/**
 * Reads a form with files, which are written to disk as they arrive. The caller must give `files` to a case or remove
 * them. A form that is not complete has no files, the texts that arrived, and its trouble. Files are stored only if
 * `isWelcome` accepts the fields before them, so that a visitor who never loaded the page cannot fill the disk.
 */
export async function readFormWithFiles(
  context: Context,
  request: Request,
  isWelcome: (form: FormData) => boolean = () => true,
): Promise<FormWithFiles> {
  const type = request.headers.get("Content-Type");
  if (!isMultipart(type)) return { form: await readForm(request), files: [], refused: [], trouble: null, sent: 0 };
  const arrivals = new Arrivals(context, await hasRoomForFiles(context));
  try {
    for await (const part of readParts(bodyOf(request), type)) {
      if (part.kind === "field") arrivals.fields.add(part.name, part.value);
      // An empty file name is the browser's way to say that none was chosen.
      else if (part.name === fileField && part.fileName !== "") {
        if (isWelcome(arrivals.fields.form)) await arrivals.store(part);
        else arrivals.passOver();
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableForm)) {
      await arrivals.discard(null);
      throw error;
    }
    context.log.info({ err: error }, "complaint form broke off; nothing of it is kept");
    return arrivals.discard("notArrived");
  }
  keepTyped(arrivals.fields.form);
  await letOthersGoFirst();
  return arrivals.keep();
}

/** What has arrived of one form. */
class Arrivals {
  readonly fields = new PostedFields();
  readonly #context: Context;
  readonly #arrived: ArrivedFile[] = [];
  readonly #refused: RefusedFile[] = [];
  readonly #hasRoom: boolean;
  #hasFailed = false;
  #passedOver = 0;

  constructor(context: Context, hasRoom: boolean) {
    this.#context = context;
    this.#hasRoom = hasRoom;
  }

  /**
   * Stores a file. An error is thrown only after the fields behind the file are read, so that no typed word is lost.
   */
  async store({ fileName, content }: FilePart): Promise<void> {
    if (this.#hasFailed) return;
    const reason = this.#sent() >= mostFiles ? "tooMany" : this.#hasRoom ? undefined : "noRoom";
    if (reason !== undefined) {
      this.#refused.push({ name: nameForDisplay(fileName), problem: reason });
      return;
    }
    try {
      const arrival = await storeArrival(this.#context.settings, fileName, content);
      if (arrival.ok) this.#arrived.push(arrival.file);
      else this.#refused.push({ name: nameForDisplay(fileName), problem: arrival.problem });
    } catch (error) {
      // If the body broke off, reading the next part fails as well and reports it.
      this.#fail(error);
    }
  }

  /** Counts a file that is not stored, so that its sender is asked to choose it again. */
  passOver(): void {
    this.#passedOver += 1;
  }

  /** Examines what was stored; a form that goes back anyway costs no examination. */
  async keep(): Promise<FormWithFiles> {
    if (this.#hasFailed) return this.discard("notStored");
    if (this.#refused.length > 0) return this.discard(null);
    try {
      const accepted = await acceptArrivals(this.#context.settings, this.#arrived);
      return { form: this.fields.form, ...accepted, trouble: null, sent: this.#sent() };
    } catch (error) {
      this.#fail(error);
      return this.discard("notStored");
    }
  }

  /** Removes what was stored. */
  async discard(trouble: FormTrouble | null): Promise<FormWithFiles> {
    const { settings, log } = this.#context;
    await removeArrivals(settings, this.#arrived).catch((error: unknown) => {
      log.error({ err: error }, "arrived files not removed; the sweep does it later");
    });
    return { form: this.fields.form, files: [], refused: this.#refused, trouble, sent: this.#sent() };
  }

  #sent(): number {
    return this.#arrived.length + this.#refused.length + this.#passedOver;
  }

  #fail(error: unknown): void {
    this.#hasFailed = true;
    this.#context.log.error({ err: error }, "attachment not stored");
  }
}

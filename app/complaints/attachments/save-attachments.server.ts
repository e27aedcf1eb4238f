import type { Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { retentionRules } from "#app/platform/data-folder/retention.ts";
import type { AcceptedFile } from "./attachment.ts";
import {
  listArrivals,
  moveToClaimed,
  removeArrivals,
  removeSetAside,
  setAside,
  setAsideFolder,
} from "./file-store.server.ts";

/** Adds stored files to a case, in the transaction that creates or changes the case. */
export async function saveAttachments(
  tx: Tx,
  owner: { officeId: string; complaintId: string; at: Instant; by: "citizen" | "staff" },
  files: readonly AcceptedFile[],
): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto("attachments")
    .values(
      files.map((file) => ({
        id: newId(),
        office_id: owner.officeId,
        complaint_id: owner.complaintId,
        original_name: file.originalName,
        media_type: file.mediaType,
        bytes: file.bytes,
        sha256: file.sha256,
        stored_name: file.storedName,
        added_at: owner.at,
        added_by: owner.by,
        remarks: file.remarks.join(" "),
      })),
    )
    .execute();
}

/**
 * Ends the arrival of a form's files after its case was committed or not: files that a case names move to the files of
 * cases; all others (of a refused form, or of a form sent twice) are removed. An error is logged, not thrown: the
 * response to the form is right anyway, a file is found in both folders, and the sweep does the rest.
 */
export async function settleArrivals(
  context: Context,
  files: readonly Pick<AcceptedFile, "storedName">[],
): Promise<void> {
  const { settings, log } = context;
  try {
    const names = files.map(({ storedName }) => storedName);
    const claimed = await findClaimed(context, names);
    for (const name of claimed) await moveToClaimed(settings, name);
    await removeArrivals(
      settings,
      files.filter(({ storedName }) => !claimed.has(storedName)),
    );
  } catch (error) {
    log.error({ err: error }, "arrived files not settled; the sweep does it later");
  }
}

async function findClaimed({ db }: Context, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await db.selectFrom("attachments").where("stored_name", "in", names).select("stored_name").execute();
  return new Set(rows.map((row) => row.stored_name));
}

const hourMilliseconds = 3_600_000;
const namesAtOnce = 500;

/**
 * Clears up what a process that died in the middle of a form left among the arriving files more than an hour ago: a file
 * that a case names moves to the files of cases, any other is set aside and removed some weeks later. Files of cases are
 * never touched, whatever this database says of them. For a schedule.
 */
export async function sweepArrivals(
  context: Context,
  keepDays: number = retentionRules.uploads.days,
): Promise<Record<"setAside" | "removed", number>> {
  const { settings, clock, log } = context;
  // The files carry the machine's time, not the rehearsed one of the context's clock.
  const old = await listArrivals(settings, Date.now() - hourMilliseconds);
  const today = dayOf(clock.now());
  let aside = 0;
  for (let from = 0; from < old.length; from += namesAtOnce) {
    const names = old.slice(from, from + namesAtOnce);
    const claimed = await findClaimed(context, names);
    for (const name of names) {
      if (claimed.has(name)) await moveToClaimed(settings, name);
      else await setAside(settings, name, today);
    }
    aside += names.length - claimed.size;
  }
  const removed = await removeSetAside(settings, addDays(today, -keepDays));
  if (aside > 0) log.warn({ files: aside, folder: setAsideFolder(settings) }, "unfinished uploads set aside");
  if (removed > 0) log.warn({ files: removed }, "unfinished uploads removed that were set aside long ago");
  return { setAside: aside, removed };
}

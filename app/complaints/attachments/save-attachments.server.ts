import type { Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import type { KeptFile } from "./attachment.ts";
import { listStoredFiles, removeFiles } from "./file-store.server.ts";

/** Hands kept files to a case, in the transaction that makes it or writes into it. */
export async function saveAttachments(
  tx: Tx,
  owner: { officeId: string; complaintId: string; at: Instant; by: "citizen" | "staff" },
  files: readonly KeptFile[],
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
      })),
    )
    .execute();
}

/** Removes those of the files that no case has claimed: of a refused form, or of the same form sent twice. */
export async function removeUnclaimed(
  context: Context,
  files: readonly Pick<KeptFile, "storedName">[],
): Promise<number> {
  const names = files.map(({ storedName }) => storedName);
  if (names.length === 0) return 0;
  const claimed = await context.db
    .selectFrom("attachments")
    .where("stored_name", "in", names)
    .select("stored_name")
    .execute();
  const kept = new Set(claimed.map((row) => row.stored_name));
  const unclaimed = files.filter(({ storedName }) => !kept.has(storedName));
  await removeFiles(context.settings, unclaimed);
  return unclaimed.length;
}

const hourMilliseconds = 3_600_000;
const namesAtOnce = 500;

/**
 * Removes what a process that died in the middle of a form left behind: files older than an hour that no case has
 * claimed. Answers how many. For a schedule.
 */
export async function sweepUnclaimedFiles(context: Context): Promise<number> {
  // The files carry the machine's time, not the rehearsed one of the context's clock.
  const old = await listStoredFiles(context.settings, Date.now() - hourMilliseconds);
  let removed = 0;
  for (let from = 0; from < old.length; from += namesAtOnce) {
    const part = old.slice(from, from + namesAtOnce).map((storedName) => ({ storedName }));
    removed += await removeUnclaimed(context, part);
  }
  return removed;
}

import { inTransaction, type Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { followCase } from "#app/complaints/following/follow-case.server.ts";
import { auditLockedAccess } from "#app/complaints/steps/audit-locked-access.server.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";
import { readReference } from "#app/complaints/case/reference.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";
import { readRemarks, type Attachment, type ListedFile, type MediaType } from "./attachment.ts";
import { isStored } from "./file-store.server.ts";

const listed = [
  "attachments.id",
  "attachments.original_name as name",
  "attachments.media_type as mediaType",
  "attachments.bytes",
  "attachments.remarks",
] as const;

function asAttachment(row: Omit<Attachment, "remarks"> & { remarks: string }): Attachment {
  return { ...row, remarks: readRemarks(row.remarks) };
}

/** The files of a case, in the order they came. */
export async function listAttachments(db: Db, officeId: string, complaintId: string): Promise<Attachment[]> {
  const rows = await db
    .selectFrom("attachments")
    .where("office_id", "=", officeId)
    .where("complaint_id", "=", complaintId)
    .orderBy("id")
    .select(listed)
    .execute();
  return rows.map(asAttachment);
}

/** Lists the files of a case for its own page; the caller has checked the access. */
export async function listFollowedAttachments(db: Db, reference: string): Promise<Attachment[]> {
  const rows = await db
    .selectFrom("attachments")
    .innerJoin("complaints", "complaints.id", "attachments.complaint_id")
    .where("complaints.reference", "=", reference)
    .orderBy("attachments.id")
    .select(listed)
    .execute();
  return rows.map(asAttachment);
}

/** Looks for the files of a list on the disk. */
export async function markMissing(
  { db, settings }: Pick<Context, "db" | "settings">,
  files: readonly Attachment[],
): Promise<ListedFile[]> {
  if (files.length === 0) return [];
  const ids = files.map(({ id }) => id);
  const rows = await db.selectFrom("attachments").where("id", "in", ids).select(["id", "stored_name"]).execute();
  const storedNames = new Map(rows.map((row) => [row.id, row.stored_name]));
  return Promise.all(
    files.map(async (file) => ({ ...file, isMissing: !(await isStored(settings, storedNames.get(file.id) ?? "")) })),
  );
}

/** A file to be sent to its reader. */
export interface HandedFile {
  storedName: string;
  name: string;
  mediaType: MediaType;
  bytes: number;
}

function fileOf(db: Db, reference: string, id: string) {
  return db
    .selectFrom("attachments")
    .innerJoin("complaints", "complaints.id", "attachments.complaint_id")
    .where("complaints.reference", "=", reference)
    .where("attachments.id", "=", id)
    .select([
      "attachments.stored_name as storedName",
      "attachments.original_name as name",
      "attachments.media_type as mediaType",
      "attachments.bytes",
    ]);
}

/** A file of a case for a member of staff who may see the case; the look is a step in the case's history. */
export function readAttachment(
  context: Context,
  viewer: Viewer,
  typedReference: string,
  id: string,
): Promise<HandedFile | undefined> {
  const reference = readReference(typedReference);
  if (!reference.ok) return Promise.resolve(undefined);
  return inTransaction(context.db, async (tx) => {
    const row = await fileOf(tx, reference.code, id)
      .where(visibleTo(viewer))
      .select(["attachments.complaint_id as complaintId", "complaints.locked"])
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { complaintId, locked, ...file } = row;
    await recordStep(tx, {
      officeId: viewer.officeId,
      complaintId,
      kind: "file-read",
      at: context.clock.now(),
      staffId: viewer.staffId,
      from: null,
      to: null,
      note: file.name,
    });
    await auditLockedAccess(context, tx, viewer, { isLocked: locked === 1, reference: reference.code });
    return file;
  });
}

/** Finds a file of a case for its sender, who proves the secret; undefined for every refusal. */
export async function readOwnAttachment(
  context: Context,
  typedReference: string,
  secret: string,
  id: string,
): Promise<HandedFile | undefined> {
  const reference = readReference(typedReference);
  if (!reference.ok) return undefined;
  const followed = await followCase(context, reference.code, secret);
  return followed.ok ? fileOf(context.db, reference.code, id).executeTakeFirst() : undefined;
}

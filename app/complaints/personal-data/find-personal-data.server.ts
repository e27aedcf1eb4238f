import type { Db } from "#db/engine.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";
import type { StoredPersonalData } from "./erasure.ts";

/**
 * Counts the personal data stored for a case; undefined if the office has no such case. Not recorded as reading the
 * contact.
 */
export async function findPersonalData(
  db: Db,
  viewer: Viewer,
  reference: string,
): Promise<StoredPersonalData | undefined> {
  const found = await db
    .selectFrom("complaints")
    .leftJoin("complaint_contacts", "complaint_contacts.complaint_id", "complaints.id")
    .where(visibleTo(viewer))
    .where("complaints.reference", "=", reference)
    .select(["complaints.id", "complaints.state", "complaints.erased_at as erasedAt"])
    .select("complaint_contacts.complaint_id as contactOf")
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const count = async (rows: Promise<readonly unknown[]>) => (await rows).length;
  const published = db.selectFrom("published_answers").where("complaint_id", "=", found.id);
  const messages = db
    .selectFrom("outbox_messages")
    .where("office_id", "=", viewer.officeId)
    .where("about", "=", reference);
  return {
    reference,
    state: found.state,
    hasContact: found.contactOf !== null,
    files: await count(db.selectFrom("attachments").where("complaint_id", "=", found.id).select("id").execute()),
    waitingMessages: await count(messages.where("state", "=", "pending").select("id").execute()),
    isPublished: (await count(published.where("withdrawn_at", "is", null).select("id").execute())) > 0,
    erasedOn:
      found.erasedAt === null || (await hasStepsSince(db, found.id, found.erasedAt)) ? null : dayOf(found.erasedAt),
  };
}

/** Whether a case had steps after its erasure, so that it may contain new texts of its sender. */
export async function hasStepsSince(db: Db, complaintId: string, erasedAt: Instant): Promise<boolean> {
  const later = await db
    .selectFrom("complaint_events")
    .where("complaint_id", "=", complaintId)
    .where("happened_at", ">", erasedAt)
    .where("kind", "not in", ["data-exported", "contact-removed"])
    .select("id")
    .executeTakeFirst();
  return later !== undefined;
}

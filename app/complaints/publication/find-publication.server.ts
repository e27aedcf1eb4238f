import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { findPersonalData, maskPersonalData, type KnownData } from "#app/platform/text/personal-data.ts";
import { findKnownData } from "#app/complaints/case/known-data.server.ts";
import { type MarkedText, type PublicationPage, publicationRefusal, type ConfirmedTexts } from "./publication.ts";
import { readReference } from "#app/complaints/case/reference.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";

/** The page for publishing the answer of a case; undefined if this person may not see the case. */
export async function findPublicationPage(
  context: Context,
  viewer: Viewer,
  typed: string,
): Promise<PublicationPage | undefined> {
  const reference = readReference(typed);
  if (!reference.ok) return undefined;
  const row = await context.db
    .selectFrom("complaints")
    .where("complaints.reference", "=", reference.code)
    .where(visibleTo(viewer))
    .select([
      "complaints.id",
      "complaints.state",
      "complaints.lane",
      "complaints.locked",
      "complaints.text",
      "complaints.answer",
      "complaints.drafted_by as draftedBy",
      "complaints.answered_by as answeredBy",
    ])
    .executeTakeFirst();
  // A locked case is never made public, so its texts are not shown here either.
  if (row === undefined || row.locked === 1) return undefined;
  const known = await findKnownData(context, context.db, row.id);
  return {
    reference: reference.code,
    question: marked(row.text, known),
    answer: marked(row.answer ?? "", known),
    published: await findPublished(context.db, row.id),
    refusal: publicationRefusal({ ...row, isLocked: false }, viewer.staffId),
  };
}

function marked(text: string, known: KnownData): MarkedText {
  return { text, spans: findPersonalData(text, known), masked: maskPersonalData(text, known) };
}

async function findPublished(db: Db, complaintId: string): Promise<PublicationPage["published"]> {
  const row = await db
    .selectFrom("published_answers")
    .innerJoin("staff", "staff.id", "published_answers.confirmed_by")
    .where("published_answers.complaint_id", "=", complaintId)
    .where("published_answers.withdrawn_at", "is", null)
    .select([
      "published_answers.question",
      "published_answers.answer",
      "published_answers.confirmed_on as confirmedOn",
      "staff.name as confirmedBy",
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** The personal data still found in texts that a person has edited, as written. */
export async function findLeftPersonalData(
  context: Context,
  viewer: Viewer,
  typed: string,
  texts: ConfirmedTexts,
): Promise<string[]> {
  const reference = readReference(typed);
  const row = await context.db
    .selectFrom("complaints")
    .where("complaints.reference", "=", reference.ok ? reference.code : "")
    .where(visibleTo(viewer))
    .select("complaints.id")
    .executeTakeFirst();
  if (row === undefined) return [];
  const known = await findKnownData(context, context.db, row.id);
  return [texts.question, texts.answer].flatMap((text) =>
    findPersonalData(text, known).map(({ from, to }) => text.slice(from, to)),
  );
}

import type { Tx } from "#db/engine.ts";
import {
  addToTotals,
  ratingColumns,
  ratingFacts,
  receiptColumns,
  receiptFacts,
} from "#app/dossiers/totals/daily-totals.server.ts";
import { lockDossier, type DossierKey } from "#app/dossiers/totals/lock-dossier.server.ts";
import { searchText } from "#app/platform/text/search.ts";
import {
  readAnswers,
  withAnswers,
  writeAnswers,
  type Answers,
  type ShownForm,
} from "#app/ratings/questions/answers.ts";
import { listQuestionnaires } from "#app/ratings/questions/find-questionnaire.server.ts";
import { questionsAsked } from "#app/ratings/questions/questionnaire.ts";

/** The answers and the comment of a form, with the version and stage with which the form was shown. */
export interface GivenAnswers extends ShownForm {
  answers: Answers;
  /** At most `longestComment` characters; undefined leaves an earlier comment as it is. */
  comment: string | undefined;
}

/**
 * Saves answers and a comment with the counted rating of a dossier; "not-rated" if it has none. An answer replaces the
 * earlier one; a question left open leaves it unchanged, because no form shows earlier answers and an empty field is no
 * wish to remove one. Answers to questions that the shown version does not ask for this dossier are ignored.
 */
export async function saveAnswers(
  tx: Tx,
  { officeId, dossierId }: DossierKey,
  { questionnaire, stage, answers, comment }: GivenAnswers,
): Promise<"saved" | "not-rated"> {
  const dossier = await lockDossier(tx, officeId, dossierId);
  const counted = await tx
    .selectFrom("receipts")
    .innerJoin("ratings", "ratings.dossier_id", "receipts.dossier_id")
    .where("receipts.dossier_id", "=", dossierId)
    .where("receipts.office_id", "=", officeId)
    // A rating that a person set aside is not changed; one that is set aside provisionally is.
    .where("ratings.set_aside_by", "is", null)
    .select(["ratings.id", "ratings.texts", ...receiptColumns, ...ratingColumns])
    .executeTakeFirst();
  if (counted === undefined) return "not-rated";
  const questions = questionsAsked(questionnaire, { channel: dossier.channel, stage, score: counted.score });
  const stored = withAnswers(
    readAnswers(counted),
    { version: questionnaire.version, answers, questions },
    await listQuestionnaires(tx, officeId),
  );
  const changed = { ...writeAnswers(stored), ...writtenWords(comment ?? counted.comment, stored.texts) };
  await tx.updateTable("ratings").set(changed).where("id", "=", counted.id).execute();
  const facts = (rating: typeof counted) => ({
    dossier,
    ...receiptFacts(counted),
    rating: ratingFacts(rating),
  });
  await addToTotals(tx, facts(counted), facts({ ...counted, ...changed }));
  return "saved";
}

/** The columns of what a citizen wrote. A rating with texts alone has an empty comment, so that it is read like one. */
function writtenWords(comment: string | null, texts: Readonly<Record<string, string>>) {
  const written = Object.values(texts);
  if (comment === null && written.length === 0) return { comment: null, comment_search: null };
  return { comment: comment ?? "", comment_search: searchText([comment ?? "", ...written].join(" ").trim()) };
}

import type { Db } from "#db/engine.ts";
import { visibleTo, type Viewer as CaseViewer } from "#app/complaints/case/visible-to.server.ts";
import { mostDissatisfied } from "#app/complaints/sending/low-comment.ts";
import type { Instant } from "#app/platform/day.ts";
import { maskPersonalData } from "#app/platform/text/personal-data.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { readAnswers, reasonsNamed, type StoredAnswers } from "#app/ratings/questions/answers.ts";
import { listQuestionnaires } from "#app/ratings/questions/find-questionnaire.server.ts";
import { questionNamed, type Questionnaires } from "#app/ratings/questions/questionnaire.ts";
import { readScore, scores, type Score } from "#app/ratings/rating/rating.ts";
import { may } from "#app/staff/permissions.ts";
import type { CommentLine } from "./comment.ts";
import { containsWords, showsScore, type CommentFilter } from "./comment-filter.ts";
import { commentsMatching } from "./match-comments.server.ts";

/** The reader of comments; comments on dossiers of the reader's own unit are shown unmasked. */
export type CommentReader = CaseViewer & { unitId: string | null };

export interface CommentPage {
  lines: CommentLine[];
  /** Cursor of the next page; null on the last page. */
  next: string | null;
}

/** Comments per page. */
export const commentsPerPage = 50;

/** One page of comments: low scores first, within a score the newest first, without ratings set aside. */
export async function listComments(
  db: Db,
  reader: CommentReader,
  filter: CommentFilter,
  after: string | null,
  most = commentsPerPage,
): Promise<CommentPage> {
  const lines: CommentLine[] = [];
  for await (const portion of readComments(db, reader, filter, { after, most: most + 1 })) {
    lines.push(...portion);
    if (lines.length > most) break;
  }
  const shown = lines.slice(0, most);
  const last = lines.length > most ? shown.at(-1) : undefined;
  return { lines: shown, next: last === undefined ? null : cursorOf(last) };
}

/** Reads the list from a cursor on, in portions of at most `most` comments, each with its own statements. */
export async function* readComments(
  db: Db,
  reader: CommentReader,
  filter: CommentFilter,
  { after, most }: { after: string | null; most: number },
): AsyncGenerator<CommentLine[]> {
  let cursor = readCursor(after);
  for (const score of scores.toReversed()) {
    if (!showsScore(filter, score)) continue;
    if (cursor !== undefined && score < cursor.score) continue;
    let beyond = cursor?.score === score ? cursor : undefined;
    do {
      const rows: Row[] = await readRows(db, reader, filter, score, beyond, most);
      yield await describe(db, reader, filter, rows);
      beyond = rows.length < most ? undefined : rows.at(-1);
    } while (beyond !== undefined);
    cursor = undefined;
  }
}

type CommentPosition = Pick<CommentLine, "score" | "givenAt" | "id">;

function cursorOf({ score, givenAt, id }: CommentPosition): string {
  return `${String(score)}_${givenAt}_${id}`;
}

function readCursor(after: string | null): CommentPosition | undefined {
  const [sent, givenAt, id] = (after ?? "").split("_");
  const score = readScore(sent);
  if (score === undefined || givenAt === undefined || id === undefined) return undefined;
  return { score, givenAt: givenAt as Instant, id };
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

/** Reads one score at a time, so that the index of commented ratings returns the rows in order. */
function readRows(
  db: Db,
  reader: CommentReader,
  filter: CommentFilter,
  score: Score,
  beyond: CommentPosition | undefined,
  most: number,
) {
  let query = commentsMatching(db, reader.officeId, filter)
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .leftJoin("counters", "counters.id", "dossiers.counter_id")
    .where("ratings.score", "=", score);
  if (beyond !== undefined) {
    const { givenAt, id } = beyond;
    query = query
      .where("ratings.given_at", "<=", givenAt)
      .where((eb) => eb.or([eb("ratings.given_at", "<", givenAt), eb("ratings.id", "<", id)]));
  }
  return query
    .orderBy("ratings.given_at", "desc")
    .orderBy("ratings.id", "desc")
    .limit(most)
    .select([
      "ratings.id",
      "ratings.score",
      "ratings.comment",
      "ratings.answers",
      "ratings.texts",
      "ratings.dossier_id as dossierId",
      "ratings.given_at as givenAt",
      "ratings.given_on as givenOn",
      "dossiers.unit_id as unitId",
      "procedures.name as procedureName",
      "units.name as unitName",
      "counters.name as counterName",
    ])
    .execute();
}

/**
 * The rows as this reader may see them. Other units get masked comments, and their search words match the masked text
 * only.
 */
async function describe(
  db: Db,
  reader: CommentReader,
  filter: CommentFilter,
  rows: readonly Row[],
): Promise<CommentLine[]> {
  const references = await findCases(db, reader, rows);
  const mayEnter = may(reader.roles, "complaint.enter");
  const questionnaires = rows.some(({ texts }) => texts !== null)
    ? await listQuestionnaires(db, reader.officeId)
    : noQuestionnaires;
  const lines: CommentLine[] = [];
  for (const { dossierId, unitId, answers, texts, comment, ...row } of rows) {
    const stored = readAnswers({ answers, texts });
    const written = [comment ?? "", ...textsIn(stored, questionnaires)].filter((text) => text !== "").join("\n");
    const isAsWritten = unitId !== null && unitId === reader.unitId;
    // Masking one hostile text takes up to a tenth of a second; other requests run between two texts.
    if (!isAsWritten) await letOthersGoFirst();
    const shown = isAsWritten ? written : maskPersonalData(written);
    if (filter.q !== null && !containsWords(shown, filter.q)) continue;
    lines.push({
      ...row,
      comment: shown,
      isAsWritten,
      reasons: reasonsNamed(stored),
      caseReference: references.get(dossierId) ?? null,
      mayOpenCase: mayEnter && comment !== "" && row.score <= mostDissatisfied && !references.has(dossierId),
    });
  }
  return lines;
}

const noQuestionnaires: Questionnaires = new Map();

/** The answers in the citizen's own words, each after its question. */
function textsIn({ texts }: StoredAnswers, questionnaires: Questionnaires): string[] {
  return Object.entries(texts).map(([name, text]) => {
    const label = questionNamed(questionnaires, name)?.label.vi;
    return label === undefined ? text : `${label}: ${text}`;
  });
}

async function findCases(db: Db, reader: CommentReader, rows: readonly Row[]): Promise<Map<string, string>> {
  const dossierIds = rows.map(({ dossierId }) => dossierId);
  if (dossierIds.length === 0 || !may(reader.roles, "inbox.view")) return new Map();
  const cases = await db
    .selectFrom("complaints")
    .where(visibleTo(reader))
    .where("complaints.dossier_id", "in", dossierIds)
    .orderBy("complaints.received_at")
    .select(["complaints.dossier_id", "complaints.reference"])
    .execute();
  return new Map(cases.map(({ dossier_id, reference }) => [dossier_id ?? "", reference]));
}

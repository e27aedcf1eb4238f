import type { Db } from "#db/engine.ts";
import { visibleTo, type Viewer as CaseViewer } from "#app/complaints/case/visible-to.server.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import { maskPersonalData } from "#app/platform/text/personal-data.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { readAnswers, type Reason } from "#app/ratings/questions/questionnaire.ts";
import { readScore, scores, type Score } from "#app/ratings/rating/rating.ts";
import { may } from "#app/staff/permissions.ts";
import { containsWords, type CommentFilter } from "./comment-filter.ts";
import { commentsMatching } from "./match-comments.server.ts";

/** Who reads comments: what is written to their own unit they read as it was written. */
export type CommentReader = CaseViewer & { unitId: string | null };

/** One comment, as this reader may see it. */
export interface CommentLine {
  id: string;
  score: Score;
  /** As written, or with personal data masked. */
  comment: string;
  /** Whether this reader belongs to the unit that handled the dossier and reads the words as written. */
  isAsWritten: boolean;
  reasons: readonly Reason[];
  procedureName: string;
  unitName: string | null;
  counterName: string | null;
  givenAt: Instant;
  givenOn: Day;
  /** The latest case about the same dossier that this reader may see. */
  caseReference: string | null;
}

export interface CommentPage {
  lines: CommentLine[];
  /** Where the next page begins, or null on the last one. */
  next: string | null;
}

/** Lines of a page. */
export const commentsPerPage = 50;

/** One page of the comments: low scores first, the newest first within a score. Ratings that were set aside are left out. */
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

/** The whole list from a place on, portion by portion of at most `most` lines, each with its own statements. */
export async function* readComments(
  db: Db,
  reader: CommentReader,
  filter: CommentFilter,
  { after, most }: { after: string | null; most: number },
): AsyncGenerator<CommentLine[]> {
  let cursor = readCursor(after);
  for (const score of scores.toReversed()) {
    if (filter.score !== null && filter.score !== score) continue;
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

/** Score by score, so that the index of the commented ratings answers in order. */
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

/** What this reader sees of the rows: who does not belong to the unit never gets what is masked, nor finds by it. */
async function describe(
  db: Db,
  reader: CommentReader,
  filter: CommentFilter,
  rows: readonly Row[],
): Promise<CommentLine[]> {
  const references = await findCases(db, reader, rows);
  const lines: CommentLine[] = [];
  for (const { dossierId, unitId, answers, comment, ...row } of rows) {
    const isAsWritten = unitId !== null && unitId === reader.unitId;
    // Masking one hostile text takes up to a tenth of a second; other requests come in between two texts.
    if (!isAsWritten) await letOthersGoFirst();
    const shown = isAsWritten ? (comment ?? "") : maskPersonalData(comment ?? "");
    if (filter.q !== null && !containsWords(shown, filter.q)) continue;
    lines.push({
      ...row,
      comment: shown,
      isAsWritten,
      reasons: readAnswers(answers).reasons ?? [],
      caseReference: references.get(dossierId) ?? null,
    });
  }
  return lines;
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

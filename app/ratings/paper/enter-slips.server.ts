import { inTransaction, type Tx } from "#db/engine.ts";
import { findIdsByCode, findIdsByNumber } from "#app/dossiers/listing/find-dossier-ids.server.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { lockDossiers, type DossierKey } from "#app/dossiers/totals/lock-dossier.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { countTaps } from "#app/ratings/giving/count-taps.server.ts";
import { saveAnswers } from "#app/ratings/giving/save-answers.server.ts";
import { findQuestionnaireInForce } from "#app/ratings/questions/find-questionnaire.server.ts";
import { readScore, type Score } from "#app/ratings/rating/rating.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import {
  isBlankSlip,
  slipProblem,
  typedProblem,
  type SlipDossier,
  type SlipProblem,
  type TypedSlip,
} from "./paper-slip.ts";

/** A line that was not counted, at its place in the form. */
export interface RefusedSlip {
  index: number;
  problem: SlipProblem;
}

export interface SlipsOutcome {
  /** How many slips count now, those that said the same as an earlier slip included. */
  entered: number;
  refused: RefusedSlip[];
}

/** More than a person types in an hour; a script that holds a session is stopped there. */
const formsPerPerson: Limit = { name: "paper slips", count: 120, minutes: 60 };

/**
 * Counts the ratings that citizens gave on paper, as staff type them in. Each line stands for itself: what is wrong with
 * one does not hold up the others. A form sent twice changes nothing the second time. The ratings are marked `paper`
 * with the person who entered them, so that their share shows in the figures.
 */
export async function enterSlips(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  slips: readonly TypedSlip[],
): Promise<SlipsOutcome> {
  const typed = slips.map((slip, index) => ({ ...slip, index })).filter((slip) => !isBlankSlip(slip));
  if (!context.limits.take(formsPerPerson, staffId)) {
    return { entered: 0, refused: typed.map(({ index }) => ({ index, problem: "tooMany" as const })) };
  }
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const { accepted, refused } = await judgeSlips(tx, officeId, typed, dayOf(now));
    const taps = accepted.map(({ score, key }) => {
      return { ...key, score, source: "paper" as const, language: "vi" as const, givenAt: now, enteredBy: staffId };
    });
    await countTaps(tx, taps);
    const questionnaire = await findQuestionnaireInForce(tx, officeId, now);
    for (const { key, comment } of accepted) {
      // A slip has no questions, so the stage decides nothing.
      if (comment !== "") await saveAnswers(tx, key, { questionnaire, stage: "result", answers: {}, comment });
    }
    return { entered: accepted.length, refused };
  });
}

interface JudgedSlips {
  accepted: { key: DossierKey; score: Score; comment: string }[];
  refused: RefusedSlip[];
}

async function judgeSlips(
  tx: Tx,
  officeId: string,
  typed: readonly (TypedSlip & { index: number })[],
  today: Day,
): Promise<JudgedSlips> {
  const judged: JudgedSlips = { accepted: [], refused: [] };
  const dossiers = await findDossiers(tx, officeId, typed);
  const unmet = await listUnmet(
    tx,
    officeId,
    typed.filter(({ code }) => !dossiers.has(code)),
  );
  const seen = new Set<string>();
  for (const { index, ...slip } of typed) {
    const dossier = dossiers.get(slip.code);
    const score = readScore(slip.score);
    const isTwice = dossier !== undefined && seen.has(dossier.dossierId);
    const problem = typedProblem(slip) ?? (isTwice ? "twice" : (unmet.get(slip.code) ?? slipProblem(dossier, today)));
    if (dossier !== undefined) seen.add(dossier.dossierId);
    if (problem !== undefined || dossier === undefined || score === undefined) {
      judged.refused.push({ index, problem: problem ?? "codeUnknown" });
    } else judged.accepted.push({ key: { officeId, dossierId: dossier.dossierId }, score, comment: slip.comment });
  }
  return judged;
}

type FoundDossier = SlipDossier & { dossierId: string };

/** The dossiers by the code or number as typed, locked, so that a tap at the same moment is counted before or after. */
async function findDossiers(
  tx: Tx,
  officeId: string,
  slips: readonly TypedSlip[],
): Promise<ReadonlyMap<string, FoundDossier>> {
  const typed = slips.map(({ code }) => code);
  const byNumber = await findIdsByNumber(tx, officeId, typed);
  const ids = new Map([...byNumber, ...(await findIdsByCode(tx, officeId, typed))]);
  const keys = [...new Set(ids.values())].map((dossierId) => ({ officeId, dossierId }));
  const locked = await lockDossiers(tx, keys);
  const byId = new Map((await readRated(tx, [...locked.keys()])).map((row) => [row.dossierId, row]));
  return new Map([...ids].flatMap(([code, id]) => [[code, byId.get(id)] as const]).filter(isFound));
}

/** The codes as typed that were issued in advance and lead to no dossier yet, with what to say of each. */
async function listUnmet(
  tx: Tx,
  officeId: string,
  slips: readonly TypedSlip[],
): Promise<ReadonlyMap<string, "codeUnbound" | "codeEarly">> {
  const codes = slips.flatMap(({ code }): [string, string][] => {
    const read = readReceiptCode(code);
    return read.ok ? [[code, read.code]] : [];
  });
  if (codes.length === 0) return new Map();
  const issued = await tx
    .selectFrom("issued_codes")
    .where(
      "code",
      "in",
      codes.map(([, code]) => code),
    )
    .where("office_id", "=", officeId)
    .select(["code", "number"])
    .execute();
  const problems = new Map(
    issued.map(({ code, number }) => [code, number === null ? "codeUnbound" : "codeEarly"] as const),
  );
  return new Map(
    codes.flatMap(([typed, code]) => {
      const problem = problems.get(code);
      return problem === undefined ? [] : [[typed, problem] as const];
    }),
  );
}

function isFound(entry: readonly [string, FoundDossier | undefined]): entry is readonly [string, FoundDossier] {
  return entry[1] !== undefined;
}

async function readRated(tx: Tx, dossierIds: readonly string[]): Promise<FoundDossier[]> {
  if (dossierIds.length === 0) return [];
  const rows = await tx
    .selectFrom("receipts")
    .leftJoin("ratings", "ratings.dossier_id", "receipts.dossier_id")
    .where("receipts.dossier_id", "in", dossierIds)
    .select([
      "receipts.dossier_id as dossierId",
      "receipts.open_until as openUntil",
      "ratings.source",
      "ratings.set_aside_at as setAsideAt",
    ])
    .execute();
  return rows.map(({ source, setAsideAt, ...dossier }) => ({
    ...dossier,
    ratedOn: source ?? undefined,
    isSetAside: setAsideAt !== null,
  }));
}

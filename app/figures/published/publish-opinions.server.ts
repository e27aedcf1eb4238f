import { inTransaction, isUnavailable, type Db, type Tx } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import type { PublishedRatingsTable } from "#db/schema/published-ratings.ts";
import { addWorkingDays, workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, yearOf, type Day } from "#app/platform/day.ts";
import { countNational } from "#app/figures/counting/count-national.server.ts";
import { countSolved } from "#app/figures/counting/count-solved.server.ts";
import { countTally } from "#app/figures/counting/count-tally.server.ts";
import { afterStep, leastOfStep, nextStep, shownCellsOf, type Change, type Step } from "./opinion-steps.ts";
import { quarterPeriod } from "#app/figures/period/period.ts";
import {
  nothingPublished,
  publishedQuestions,
  quarterCell,
  readState,
  type PublishedQuestion,
  type PublishedState,
  type QuestionState,
} from "./published-state.ts";
import { solvedShare } from "#app/figures/measures/share-solved.ts";
import type { Share } from "#app/figures/measures/share.ts";
import { fewTrips, shortReception, shortWaiting } from "#app/figures/measures/visit-time.ts";
import { listWaiting, type WaitingRatings } from "./list-waiting.server.ts";

/** The published opinions about the dossiers of a year. */
export interface PublishedOpinions extends PublishedState {
  /** The working day whose end the published opinions are as of; undefined while none was ever published. */
  asOf: Day | undefined;
}

interface Office {
  id: string;
  minimumAnswers: number;
}

/** The job: publishes the next step of this year and of last year for every office, as of the end of the last working day. */
export async function publishOpinions({ db, clock }: Context): Promise<Record<string, number>> {
  const today = dayOf(clock.now());
  const offices = await db.selectFrom("offices").select(["id", "minimum_answers as minimumAnswers"]).execute();
  let steps = 0;
  for (const office of offices) {
    for (const year of [yearOf(today) - 1, yearOf(today)]) {
      const before = await findSaved(db, office.id, year);
      const after = await findOpinions(db, office, year, today);
      if (after.asOf !== before?.changed_until) steps += 1;
    }
  }
  return { offices: offices.length, steps };
}

/**
 * The published opinions about the dossiers of a year. If the job has not run since the end of the last working day, the
 * step is taken now, so that a missed job does not change what is published.
 */
export async function findOpinions(db: Db, office: Office, year: number, today: Day): Promise<PublishedOpinions> {
  const calendar = await findCalendar(db, office.id);
  const until = addWorkingDays(today, -1, calendar);
  const saved = await findSaved(db, office.id, year);
  if (saved !== undefined && saved.looked_until >= until) {
    return { ...readState(saved.told), asOf: saved.changed_until ?? undefined };
  }
  const lastStep = saved?.changed_until ?? null;
  const isDue = lastStep === null || workingDaysBetween(lastStep, until, calendar) >= daysBetweenSteps;
  try {
    return await takeStep(db, office, { year, until, saved, isDue });
  } catch (error) {
    // If the database cannot be written to, readers get what was published before.
    if (!isUnavailable(error) || saved === undefined) throw error;
    return { ...readState(saved.told), asOf: saved.changed_until ?? undefined };
  }
}

/**
 * Working days between two steps of a year, at least: one step of a week has more answers than each of five steps, so more
 * of its months, procedures and channels are large enough to be published one by one.
 */
const daysBetweenSteps = 5;

type SavedOpinions = NonNullable<Awaited<ReturnType<typeof findSaved>>>;

function findSaved(db: Db, officeId: string, year: number) {
  return db
    .selectFrom("published_opinions")
    .where("office_id", "=", officeId)
    .where("year", "=", year)
    .selectAll()
    .executeTakeFirst();
}

interface Look {
  year: number;
  until: Day;
  saved: SavedOpinions | undefined;
  /** Whether enough days have passed since the last step. */
  isDue: boolean;
}

/**
 * Finds the opinions that wait and publishes the next step of them. The search runs outside the transaction; if another
 * process published meanwhile, its step counts and this one is dropped.
 */
async function takeStep(db: Db, { id, minimumAnswers }: Office, look: Look): Promise<PublishedOpinions> {
  const { year, until, saved } = look;
  const before = saved === undefined ? nothingPublished : readState(saved.told);
  const least = leastOfStep(minimumAnswers);
  const ratings = look.isDue ? await ratingsStep(db, id, look, least) : noRatings;
  const questions = look.isDue
    ? await questionSteps(db, id, look, { before: before.questions, least })
    : { state: before.questions, hasChanged: false };
  const hasChanged = ratings.changes.length > 0 || questions.hasChanged;
  const asOf = hasChanged ? until : saved?.changed_until;
  const state: PublishedState = {
    cells: afterStep(before.cells, ratings),
    national: before.national,
    questions: questions.state,
  };
  await inTransaction(db, async (tx) => {
    if (!(await claim(tx, id, look))) return;
    await saveRatings(tx, id, ratings);
    state.national = {
      ...before.national,
      ...(await nationalOf(tx, id, look, { changes: ratings.changes, before: before.national })),
    };
    await tx
      .updateTable("published_opinions")
      .set({ told: JSON.stringify(state), changed_until: asOf ?? null })
      .where("office_id", "=", id)
      .where("year", "=", year)
      .execute();
  });
  const published = await findSaved(db, id, year);
  return published === undefined
    ? { ...state, asOf: asOf ?? undefined }
    : { ...readState(published.told), asOf: published.changed_until ?? undefined };
}

/** Marks the state as examined up to this day; false if another process was first. */
async function claim(tx: Tx, officeId: string, { year, until, saved }: Look): Promise<boolean> {
  if (saved === undefined) {
    const row = { office_id: officeId, year, looked_until: until, changed_until: null, revision: 1 };
    const added = await tx
      .insertInto("published_opinions")
      .values({ ...row, told: JSON.stringify(nothingPublished) })
      .onConflict((conflict) => conflict.columns(["office_id", "year"]).doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  }
  const taken = await tx
    .updateTable("published_opinions")
    .set({ looked_until: until, revision: saved.revision + 1 })
    .where("office_id", "=", officeId)
    .where("year", "=", year)
    .where("revision", "=", saved.revision)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

interface RatingsStep {
  changes: readonly WaitingRatings[];
  shownCells: ReadonlySet<string>;
}

const noRatings: RatingsStep = { changes: [], shownCells: new Set() };

async function ratingsStep(db: Db, officeId: string, { year, until }: Look, least: number): Promise<RatingsStep> {
  const waiting = await listWaiting(db, officeId, year, until);
  const step = nextStep(waiting, least);
  if (step === undefined) return noRatings;
  const ids = new Set(step.changes.map(({ id }) => id));
  return { changes: waiting.filter(({ id }) => ids.has(id)), shownCells: step.shownCells };
}

async function saveRatings(tx: Tx, officeId: string, { changes, shownCells }: RatingsStep): Promise<void> {
  const replaced = changes.filter(({ before }) => before !== undefined).flatMap(({ dossiers }) => dossiers);
  for (let from = 0; from < replaced.length; from += 500) {
    await tx
      .deleteFrom("published_ratings")
      .where("dossier_id", "in", replaced.slice(from, from + 500))
      .execute();
  }
  const rows = changes.flatMap(({ dossiers, becomes, after }): PublishedRatingsTable[] => {
    if (becomes === undefined || after === undefined) return [];
    const told_in = shownCellsOf(after, shownCells).join(" ");
    return dossiers.map((dossier_id) => ({ dossier_id, office_id: officeId, ...becomes, told_in }));
  });
  await insertRows(tx, "published_ratings", rows);
}

/**
 * The national formula of the quarters whose answers the step changes, and of quarters never counted before. It counts
 * published low ratings only. Other quarters keep their value: otherwise a dossier that becomes late would reveal by the
 * change of the figure whether it had been rated low.
 */
async function nationalOf(
  tx: Tx,
  officeId: string,
  { year, until }: Look,
  { changes, before }: { changes: readonly Change[]; before: PublishedState["national"] },
): Promise<Record<string, Share>> {
  const changed = new Set(
    changes.flatMap(({ before: from, after }) => [from?.cells.time?.[0], after?.cells.time?.[0]]),
  );
  const national: Record<string, Share> = {};
  for (const quarter of [1, 2, 3, 4]) {
    const cell = quarterCell(quarter);
    const isCounted = changed.has(cell) || (changes.length > 0 && before[cell] === undefined);
    if (isCounted) national[cell] = await countNational(tx, officeId, quarterPeriod(year, quarter, until), until);
  }
  return national;
}

type QuestionStates = PublishedState["questions"];

async function questionSteps(
  db: Db,
  officeId: string,
  { year, until }: Look,
  { before, least }: { before: QuestionStates; least: number },
): Promise<{ state: QuestionStates; hasChanged: boolean }> {
  const quarters = [1, 2, 3, 4].map((quarter) => ({
    quarter,
    period: quarterPeriod(year, quarter, addDays(until, 1)),
  }));
  const state: QuestionStates = { ...before };
  let hasChanged = false;
  const now = new Map<string, Record<PublishedQuestion, Share>>();
  for (const { quarter, period } of quarters) {
    if (period.from <= until) now.set(quarterCell(quarter), await countQuestions(db, officeId, period));
  }
  for (const name of publishedQuestions) {
    const waiting = [...now].map(([cell, shares]) => waitingIn(cell, before[name].taken[cell], shares[name]));
    const step = questionStep(waiting, least);
    if (step === undefined) continue;
    hasChanged = true;
    state[name] = afterQuestion(before[name], step);
  }
  return { state, hasChanged };
}

async function countQuestions(
  db: Db,
  officeId: string,
  span: { from: Day; to: Day },
): Promise<Record<PublishedQuestion, Share>> {
  const tally = await countTally(db, officeId, span);
  return {
    solved: solvedShare(await countSolved(db, officeId, span)),
    waiting: shortWaiting(tally),
    reception: shortReception(tally),
    trips: fewTrips(tally),
  };
}

/** The answers of a quarter that are not published yet. */
interface WaitingAnswers {
  cell: string;
  /** Net number of answers that came, negative if more were withdrawn. */
  answers: number;
  /** Net number of satisfied ones among them. */
  satisfied: number;
}

function waitingIn(cell: string, taken: { n: number; satisfied: number } | undefined, now: Share): WaitingAnswers {
  return {
    cell,
    answers: now.denominator - (taken?.n ?? 0),
    satisfied: now.numerator - (taken?.satisfied ?? 0),
  };
}

/** The next step of a question. The quarters are chosen by their numbers of answers alone. */
function questionStep(waiting: readonly WaitingAnswers[], least: number): Step | undefined {
  const counted = waiting.map(({ cell, answers }): Change => {
    const side = { cells: { time: [cell] }, isSatisfied: false };
    return { id: cell, count: Math.abs(answers), ...(answers > 0 ? { after: side } : { before: side }) };
  });
  const step = nextStep(
    counted.filter(({ count }) => count > 0),
    least,
  );
  if (step === undefined) return undefined;
  const chosen = new Set(step.changes.map(({ id }) => id));
  return { ...step, changes: waiting.filter(({ cell }) => chosen.has(cell)).flatMap(changesOf) };
}

/** The changes of a quarter's published counts, satisfied and other answers apart. */
function changesOf({ cell, answers, satisfied }: WaitingAnswers): Change[] {
  const counts = [[satisfied, true] as const, [answers - satisfied, false] as const];
  return counts.flatMap(([count, isSatisfied]): Change[] => {
    if (count === 0) return [];
    const side = { cells: { time: [cell] }, isSatisfied };
    const change = { id: `${cell} ${String(isSatisfied)}`, count: Math.abs(count) };
    return [count > 0 ? { ...change, after: side } : { ...change, before: side }];
  });
}

function afterQuestion(before: QuestionState, step: Step): QuestionState {
  const every = new Set([1, 2, 3, 4].map(quarterCell));
  return { told: afterStep(before.told, step), taken: afterStep(before.taken, { ...step, shownCells: every }) };
}

import { sql, type RawBuilder } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { countAnswerDays } from "./count-answer-days.server.ts";
import { countAnswers } from "./count-answers.server.ts";
import { countLetters } from "./count-letters.server.ts";
import { countForwarded } from "./count-forwarded.server.ts";
import { countSolved } from "./count-solved.server.ts";
import { countTally } from "./count-tally.server.ts";
import { countDossiers, countProcedures } from "./count-dossiers.server.ts";
import type { CaseCounts, PeriodCounts } from "#app/figures/measures/period-counts.ts";
import type { Period } from "#app/figures/period/period.ts";
import { everything, hasProcedures, type Selection } from "#app/figures/period/selection.ts";
import { asOneProcedure } from "#app/figures/measures/submission-ways.ts";

type Span = Pick<Period, "from" | "to">;

/**
 * Everything the figures of a period are computed from, for the whole office or for a selection, as known on the cut-off
 * day. The statements run one after the other: `comparePeriods` asks for three periods at the same time.
 */
export async function countPeriod(
  db: Db,
  officeId: string,
  span: Span,
  cutOff: Day,
  selection: Selection = everything,
): Promise<PeriodCounts> {
  const dossiers = await countDossiers(db, officeId, span, selection);
  const overdue = await countOverdue(db, officeId, span, cutOff, selection);
  const isWhole = selection.by === "all";
  return {
    dossiers,
    overdue: overdue.all,
    letters: await countLetters(db, officeId, span, cutOff, ofSelection(selection)),
    national: {
      received: dossiers.received,
      unsatisfied: dossiers.unsatisfied,
      overdue: overdue.otherwiseSatisfied,
    },
    procedures: await countOfProcedures(db, officeId, span, selection, dossiers),
    tally: isWhole ? await countTally(db, officeId, span) : undefined,
    cases: isWhole ? await countCases(db, officeId, span, cutOff) : undefined,
  };
}

async function countCases(db: Db, officeId: string, span: Span, cutOff: Day): Promise<CaseCounts> {
  return {
    answers: await countAnswers(db, officeId, span, cutOff),
    forwarded: await countForwarded(db, officeId, span),
    solved: await countSolved(db, officeId, span),
    answerDays: await countAnswerDays(db, officeId, span),
  };
}

/**
 * How many procedures had dossiers. Totals by procedure exist only for the whole office and a field; any other selection
 * counts as one procedure.
 */
function countOfProcedures(db: Db, officeId: string, span: Span, selection: Selection, dossiers: DossierCounts) {
  if (!hasProcedures(selection)) return asOneProcedure(dossiers);
  return countProcedures(db, officeId, span, selection);
}

/** The condition that a row of `dossiers` belongs to a selection. */
function ofSelection(selection: Selection): RawBuilder<boolean> {
  switch (selection.by) {
    case "all":
      return sql<boolean>`1 = 1`;
    case "field":
      return sql<boolean>`dossiers.procedure_id in (select procedures.id from procedures where procedures.field = ${selection.value})`;
    case "procedure":
      return sql<boolean>`dossiers.procedure_id = ${selection.value}`;
    case "unit":
      return sql<boolean>`dossiers.unit_id = ${selection.value}`;
    case "counter":
      return sql<boolean>`dossiers.counter_id = ${selection.value}`;
    case "channel":
      return sql<boolean>`dossiers.channel = ${selection.value}`;
  }
}

const isUnsatisfied = sql`exists (select 1 from receipts
  where receipts.dossier_id = dossiers.id and receipts.complained = 1)
  or exists (select 1 from ratings
  where ratings.dossier_id = dossiers.id and ratings.score <= 2 and ratings.set_aside_at is null)`;

/**
 * Counts the dossiers without a result whose promised day lies before the cut-off day. `otherwiseSatisfied`: those of them
 * that are neither rated low nor complained about, for the national formula.
 */
async function countOverdue(db: Db, officeId: string, span: Span, cutOff: Day, selection: Selection) {
  const row = await db
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where("finished_on", "is", null)
    .where("received_on", ">=", span.from)
    .where("received_on", "<=", span.to)
    .where("due_on", "<", cutOff)
    .where(ofSelection(selection))
    .select([
      (eb) => eb.fn.countAll<number>().as("all"),
      sql<number | null>`sum(case when ${isUnsatisfied} then 0 else 1 end)`.as("otherwiseSatisfied"),
    ])
    .executeTakeFirstOrThrow();
  return { all: row.all, otherwiseSatisfied: row.otherwiseSatisfied ?? 0 };
}

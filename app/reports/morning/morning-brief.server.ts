import type { Db } from "#db/engine.ts";
import { countDueCases } from "#app/complaints/inbox/count-due-cases.server.ts";
import type { Viewer } from "#app/complaints/case/visible-to.server.ts";
import { mostDissatisfied } from "#app/complaints/sending/low-comment.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { addWorkingDays } from "#app/deadlines/due/due-on.ts";
import { countDueDossiers } from "#app/dossiers/listing/count-due-dossiers.server.ts";
import { allComments } from "#app/figures/comments/comment-filter.ts";
import { listComments } from "#app/figures/comments/list-comments.server.ts";
import { countPace } from "#app/figures/counting/count-pace.server.ts";
import { dashboardFigures } from "#app/figures/dashboard/dashboard.server.ts";
import { findFirstDay } from "#app/figures/period/find-first-day.server.ts";
import { daysPeriod, type Period } from "#app/figures/period/period.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import { listDueReports } from "#app/reports/calendar/list-due-reports.server.ts";
import { mostComments, mostReports, shortComment, unitTable, type MorningBrief } from "./morning-brief.ts";

/** What the reader of the sheet may see besides the figures. */
export interface MorningReader extends Viewer {
  seesComments: boolean;
  seesReports: boolean;
}

/**
 * The page of the morning meeting: the overview's figures of a period, what is due by unit, the lowest comments since the
 * last working day, and the reports to send. Comments are masked whoever reads: the sheet is laid on a table.
 */
export async function morningBrief(db: Db, reader: MorningReader, period: Period, today: Day): Promise<MorningBrief> {
  const { officeId } = reader;
  const figures = await dashboardFigures(db, officeId, period, today);
  const calendar = await findCalendar(db, officeId);
  const days = { today, nextDay: addWorkingDays(today, 1, calendar) };
  const cases = await countDueCases(db, reader, days);
  const dossiers = await countDueDossiers(db, officeId, days, period);
  const since = addWorkingDays(today, -1, calendar);
  const until = addDays(today, -1);
  const reports = reader.seesReports ? await listDueReports(db, officeId, today) : [];
  const dueReports = reports.filter(({ state }) => state !== "later");
  return {
    cutOff: today,
    nextDay: days.nextDay,
    results: figures.results,
    counts: figures.counts,
    pace: await countPace(db, officeId, period, figures.counts.dossiers, figures.targets.participation),
    units: unitTable(cases, dossiers, await listUnitNames(db, officeId)),
    overdueOfPeriod: dossiers.reduce((sum, one) => sum + one.overdueOfPeriod, 0),
    commentDays: { from: since, to: until },
    comments: reader.seesComments ? await lowestComments(db, reader, { from: since, to: until }, today) : [],
    reports: dueReports.slice(0, mostReports).map(({ deadline, year, dueOn, state, workingDaysLeft }) => ({
      key: `${deadline.id}-${String(year)}`,
      name: deadline.name,
      dueOn,
      state,
      workingDaysLeft,
    })),
    furtherReports: Math.max(0, dueReports.length - mostReports),
    firstDay: await findFirstDay(db, officeId),
  };
}

async function listUnitNames(db: Db, officeId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom("units").where("office_id", "=", officeId).select(["id", "name"]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function lowestComments(db: Db, reader: Viewer, { from, to }: { from: Day; to: Day }, today: Day) {
  const filter = { ...allComments(today), period: daysPeriod(from, to, today) };
  // Without a unit of their own nobody reads a comment as it was written.
  const masked = { ...reader, unitId: null };
  const { lines } = await listComments(db, masked, filter, null, mostComments);
  return lines
    .filter(({ score, comment }) => score <= mostDissatisfied && comment.trim() !== "")
    .map(({ id, score, comment, procedureName, unitName }) => ({
      id,
      score,
      comment: shortComment(comment),
      about: [procedureName, unitName].filter((name) => name !== null).join(" · "),
    }));
}

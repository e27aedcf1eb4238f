import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { holdSnapshot, lockOffice } from "#db/lock.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { cellText } from "#app/figures/tables/figure-table-text.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Day, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { listDeadlines } from "#app/reports/calendar/find-deadlines.server.ts";
import { reportOfYear, type ReportKind } from "#app/reports/calendar/report-deadline.ts";
import { freezeReport, sealed, type Frozen, type FrozenScope } from "#app/reports/frozen/freeze-report.server.ts";
import { changedFigures, readFrozen } from "#app/reports/frozen/frozen-report.ts";
import { readNarrative, type Narrative } from "#app/reports/narrative/narrative.ts";
import { proposeNarrative } from "#app/reports/narrative/propose-narrative.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { RevisionReason } from "./report.ts";

/** Who makes a report. */
interface Maker {
  officeId: string;
  staffId: string;
}

interface AskedReport {
  kind: ReportKind;
  name: string;
  addressee: string;
  from: Day;
  cutOff: Day;
}

/**
 * "cut-off-ahead": the cut-off day has not come. "not-found": the office has no such line. "exists": it has this report
 * already, under `id`.
 */
export type MakeOutcome =
  | { ok: true; id: string }
  | { ok: false; reason: "cut-off-ahead" | "not-found" }
  | { ok: false; reason: "exists"; id: string };

/** Makes the report of a line of the calendar in a year: counts its figures and proposes its text. */
export async function makeDueReport(
  context: Context,
  maker: Maker,
  { deadlineId, year }: { deadlineId: string; year: number },
): Promise<MakeOutcome> {
  const deadline = (await listDeadlines(context.db, maker.officeId)).find(({ id }) => id === deadlineId);
  if (deadline === undefined) return { ok: false, reason: "not-found" };
  const due = reportOfYear(deadline, year, await findCalendar(context.db, maker.officeId));
  const { kind, name, addressee } = deadline;
  const asked = { kind, name: nameInYear(name, year), addressee, from: due.from, cutOff: due.cutOff };
  const occasion = { deadline_id: deadlineId, deadline_year: year, due_on: due.dueOn };
  return make(context, maker, { ...asked, basis: deadline.source }, occasion);
}

/** "Báo cáo cải cách hành chính quý I năm 2027", "Báo cáo cải cách hành chính năm 2027". */
function nameInYear(name: string, year: number): string {
  return `${name}${/\bnăm$/iu.test(name) ? "" : " năm"} ${String(year)}`;
}

/** Makes a report that no line of the calendar asks for. */
export function makeOwnReport(context: Context, maker: Maker, asked: AskedReport): Promise<MakeOutcome> {
  return make(context, maker, { ...asked, basis: "" }, { deadline_id: null, deadline_year: null, due_on: null });
}

interface Occasion {
  deadline_id: string | null;
  deadline_year: number | null;
  due_on: Day | null;
}

/** A report with the document that asks for it; empty if none does. */
interface FoundedReport extends AskedReport {
  basis: string;
}

async function make(context: Context, maker: Maker, asked: FoundedReport, occasion: Occasion): Promise<MakeOutcome> {
  const now = context.clock.now();
  if (asked.cutOff > dayOf(now)) return { ok: false, reason: "cut-off-ahead" };
  const frozen = await freezeNow(context.db, { officeId: maker.officeId, ...asked });
  return inTransaction(context.db, async (tx): Promise<MakeOutcome> => {
    await lockOffice(tx, maker.officeId);
    const known = await findOfOccasion(tx, occasion);
    if (known !== undefined) return { ok: false, reason: "exists", id: known };
    const id = newId();
    const narrative = proposed(frozen, asked);
    await save(tx, { id, firstId: id, revision: 1, asked, occasion, frozen, narrative, reason: null, now, maker });
    await recordAudit(context, tx, { now, ...maker, action: "report-made", subject: id });
    return { ok: true, id };
  });
}

export type ReviseOutcome =
  | { ok: true; id: string }
  | { ok: false; reason: "not-found" | "not-sent" }
  | { ok: false; reason: "exists"; id: string };

/**
 * Makes a later revision of a sent report: its figures are counted anew for the same days, the sentences about them are
 * proposed anew, and the rest of the text is carried over. "not-sent": it can still be changed itself. "exists": a later
 * one exists already.
 */
export async function reviseReport(context: Context, maker: Maker, id: string, why: string): Promise<ReviseOutcome> {
  const before = await findRow(context.db, maker.officeId, id);
  if (before === undefined) return { ok: false, reason: "not-found" };
  if (before.state !== "sent") return { ok: false, reason: "not-sent" };
  const { kind, name, addressee, from_on: from, cut_off_on: cutOff } = before;
  const asked = { kind, name, addressee, from, cutOff };
  const frozen = await freezeNow(context.db, { officeId: maker.officeId, ...asked });
  const now = context.clock.now();
  return inTransaction(context.db, async (tx): Promise<ReviseOutcome> => {
    await lockOffice(tx, maker.officeId);
    const newest = await findNewest(tx, before.first_id);
    if (newest.id !== id) return { ok: false, reason: "exists", id: newest.id };
    const next = newId();
    const reason: RevisionReason = { why, changed: changesSince(before.frozen, frozen) };
    const narrative = { ...readNarrative(before.narrative), results: proposed(frozen, { name, basis: "" }).results };
    const { deadline_id, deadline_year, due_on } = before;
    const occasion = { deadline_id, deadline_year, due_on };
    const revision = before.revision + 1;
    await save(tx, {
      id: next,
      firstId: before.first_id,
      revision,
      asked,
      occasion,
      frozen,
      narrative,
      reason,
      now,
      maker,
    });
    await recordAudit(context, tx, { now, ...maker, action: "report-revised", subject: next });
    return { ok: true, id: next };
  });
}

/** Counts a report in a transaction of its own, in which all statements see the same data. */
function freezeNow(db: Db, scope: FrozenScope): Promise<Frozen> {
  return inTransaction(db, async (tx) => {
    await holdSnapshot(tx);
    return freezeReport(tx, scope);
  });
}

function proposed({ report, figures }: Frozen, { name, basis }: Pick<FoundedReport, "name" | "basis">): Narrative {
  const { dossiers, overdue, cases } = figures.counts;
  return proposeNarrative({
    reportName: name,
    basis,
    officeName: report.office.name,
    from: report.from,
    cutOff: report.cutOff,
    dossiers,
    overdue,
    cases,
    results: figures.results,
    t: translator("vi"),
  });
}

function changesSince(before: string, { report }: Frozen): RevisionReason["changed"] {
  const text = (cell: Parameters<typeof cellText>[0]) => cellText(cell, "decimal", "vi");
  return changedFigures(readFrozen(before), report).map(({ figure, before: was, after: is }) => ({
    figure,
    before: text(was),
    after: text(is),
  }));
}

async function findOfOccasion(tx: Tx, { deadline_id: id, deadline_year: year }: Occasion): Promise<string | undefined> {
  if (id === null || year === null) return undefined;
  const known = await tx
    .selectFrom("reports")
    .where("deadline_id", "=", id)
    .where("deadline_year", "=", year)
    .orderBy("revision", "desc")
    .limit(1)
    .select("id")
    .executeTakeFirst();
  return known?.id;
}

function findRow(db: Db, officeId: string, id: string) {
  return db.selectFrom("reports").where("id", "=", id).where("office_id", "=", officeId).selectAll().executeTakeFirst();
}

function findNewest(tx: Tx, firstId: string): Promise<{ id: string }> {
  return tx
    .selectFrom("reports")
    .where("first_id", "=", firstId)
    .orderBy("revision", "desc")
    .limit(1)
    .select("id")
    .executeTakeFirstOrThrow();
}

interface SavedReport {
  id: string;
  firstId: string;
  revision: number;
  asked: AskedReport;
  occasion: Occasion;
  frozen: Frozen;
  narrative: Narrative;
  reason: RevisionReason | null;
  now: Instant;
  maker: Maker;
}

async function save(tx: Tx, saved: SavedReport): Promise<void> {
  const { asked, maker, now, reason } = saved;
  await tx
    .insertInto("reports")
    .values({
      id: saved.id,
      office_id: maker.officeId,
      first_id: saved.firstId,
      revision: saved.revision,
      ...saved.occasion,
      kind: asked.kind,
      name: asked.name,
      addressee: asked.addressee,
      from_on: asked.from,
      cut_off_on: asked.cutOff,
      state: "draft",
      ...sealed(saved.frozen.report),
      counted_at: now,
      narrative: JSON.stringify(saved.narrative),
      edits: 0,
      reason: reason === null ? null : JSON.stringify(reason),
      made_by: maker.staffId,
      edited_at: null,
      edited_by: null,
      approved_at: null,
      approved_by: null,
      sent_at: null,
      sent_by: null,
      document_number: "",
    })
    .execute();
}

import type { Db } from "#db/engine.ts";
import { isOpen } from "#app/complaints/case/complaint.ts";
import type { FigureRow, FigureTable } from "#app/figures/tables/figure-table.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { addDays, daysBetween, instantAt, type Day } from "#app/platform/day.ts";

/** What an annex is made of: whose, of which days, and the words under its title. */
export interface AnnexScope {
  db: Db;
  officeId: string;
  from: Day;
  cutOff: Day;
  subtitle: string;
  t: Translate;
}

/** The most lines of an annex: more is a file and no annex. The annex says how many were left out. */
const mostLines = 2000;

/**
 * The register of cases (sổ theo dõi phản ánh, kiến nghị) as of the cut-off day: no names, no contact, no words of the
 * sender; cases that are locked (tố cáo, khiếu nại) are counted and not listed.
 */
export async function complaintsAnnex(scope: AnnexScope): Promise<FigureTable> {
  const { db, officeId, from, cutOff, subtitle, t } = scope;
  const rows = await db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("received_on", ">=", from)
    .where("received_on", "<=", cutOff)
    .orderBy("received_on")
    .orderBy("id")
    .select(["reference", "kind", "state", "locked", "answer_owed as owed", "received_on as receivedOn"])
    .select(["first_due_on as dueOn", "answered_on as answeredOn", "forwarded_to as forwardedTo"])
    .execute();
  const listed = rows.filter(({ locked }) => locked === 0);
  const hidden = rows.length - listed.length;
  return {
    name: "complaints",
    title: t("reports:annex.complaints.title"),
    subtitle,
    columns: [
      { key: "reference", label: t("reports:annex.complaints.reference"), kind: "text" },
      { key: "kind", label: t("reports:annex.complaints.kind"), kind: "text" },
      { key: "received", label: t("reports:annex.complaints.received"), kind: "day" },
      { key: "due", label: t("reports:annex.complaints.due"), kind: "day" },
      { key: "answered", label: t("reports:annex.complaints.answered"), kind: "day" },
      { key: "onTime", label: t("reports:annex.complaints.onTime"), kind: "text" },
      { key: "result", label: t("reports:annex.complaints.result"), kind: "text" },
    ],
    rows: listed.slice(0, mostLines).map((one) => ({
      id: one.reference,
      cells: [
        one.reference,
        t(`complaints:kinds.${one.kind}`),
        one.receivedOn,
        one.owed === 1 ? one.dueOn : null,
        one.answeredOn,
        t(`reports:annex.complaints.timeliness.${timelinessOf(one, cutOff)}`),
        one.state === "forwarded" && one.forwardedTo !== null
          ? `${t("complaints:states.forwarded")}: ${one.forwardedTo}`
          : t(`complaints:states.${one.state}`),
      ],
    })),
    notes: [
      t("reports:annex.complaints.note"),
      ...(hidden > 0 ? [t("reports:annex.complaints.locked", { count: hidden })] : []),
      ...leftOut(listed.length, t),
    ],
  };
}

interface TimedCase {
  state: Parameters<typeof isOpen>[0];
  owed: number;
  dueOn: Day;
  answeredOn: Day | null;
}

function timelinessOf({ state, owed, dueOn, answeredOn }: TimedCase, cutOff: Day) {
  if (owed === 0) return "notOwed";
  if (answeredOn !== null) return answeredOn <= dueOn ? "onTime" : "late";
  if (!isOpen(state)) return "closed";
  return dueOn < cutOff ? "overdue" : "waiting";
}

/**
 * The dossiers received in the period that were late on the cut-off day, with the last letter of apology that was sent by
 * then: with their number and without applicant.
 */
export async function lateDossiersAnnex(scope: AnnexScope): Promise<FigureTable> {
  const { db, officeId, from, cutOff, subtitle, t } = scope;
  const rows = await db
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .leftJoin("apology_letters as letter", (join) =>
      join
        .onRef("letter.office_id", "=", "dossiers.office_id")
        .onRef("letter.dossier_number", "=", "dossiers.number")
        .onRef("letter.received_on", "=", "dossiers.received_on")
        .on("letter.ordinal", "=", (eb) =>
          eb
            .selectFrom("apology_letters as sent")
            .whereRef("sent.office_id", "=", "dossiers.office_id")
            .whereRef("sent.dossier_number", "=", "dossiers.number")
            .whereRef("sent.received_on", "=", "dossiers.received_on")
            .where("sent.sent_on", "<=", cutOff)
            .select((last) => last.fn.max("sent.ordinal").as("ordinal")),
        ),
    )
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.received_on", ">=", from)
    .where("dossiers.received_on", "<=", cutOff)
    .where("dossiers.due_on", "is not", null)
    .where((eb) =>
      eb.or([
        eb("dossiers.finished_on", ">", eb.ref("dossiers.due_on")),
        eb.and([eb("dossiers.finished_on", "is", null), eb("dossiers.due_on", "<", cutOff)]),
      ]),
    )
    .orderBy("dossiers.due_on")
    .orderBy("dossiers.id")
    .limit(mostLines + 1)
    .select(["dossiers.number", "dossiers.received_on as receivedOn", "dossiers.due_on as dueOn"])
    .select(["dossiers.finished_on as finishedOn", "procedures.name as procedure", "units.name as unit"])
    .select(["letter.document_number as letterNumber", "letter.sent_on as sentOn", "letter.new_on as newOn"])
    .execute();
  return {
    name: "late-dossiers",
    title: t("reports:annex.late.title"),
    subtitle,
    columns: [
      { key: "number", label: t("reports:annex.late.number"), kind: "text" },
      { key: "procedure", label: t("reports:annex.late.procedure"), kind: "text" },
      { key: "unit", label: t("reports:annex.late.unit"), kind: "text" },
      { key: "received", label: t("reports:annex.late.received"), kind: "day" },
      { key: "due", label: t("reports:annex.late.due"), kind: "day" },
      { key: "finished", label: t("reports:annex.late.finished"), kind: "day" },
      { key: "days", label: t("reports:annex.late.days"), kind: "count" },
      { key: "letter", label: t("reports:annex.late.letter"), kind: "text" },
      { key: "sent", label: t("reports:annex.late.sent"), kind: "day" },
      { key: "promised", label: t("reports:annex.late.promised"), kind: "day" },
    ],
    rows: rows.slice(0, mostLines).map(({ number, procedure, unit, receivedOn, dueOn, finishedOn, ...letter }) => ({
      id: number,
      cells: [
        number,
        procedure,
        unit ?? "",
        receivedOn,
        dueOn,
        finishedOn,
        dueOn === null ? null : daysBetween(dueOn, finishedOn ?? cutOff),
        letter.letterNumber ?? "",
        letter.sentOn,
        letter.newOn,
      ],
    })),
    notes: [t("reports:annex.late.note"), ...leftOut(rows.length, t)],
  };
}

/** The answers published in the period, as everybody reads them. */
export async function publishedAnswersAnnex(scope: AnnexScope): Promise<FigureTable> {
  const { db, officeId, from, cutOff, subtitle, t } = scope;
  const answers = await db
    .selectFrom("published_answers")
    .where("office_id", "=", officeId)
    .where("confirmed_on", ">=", from)
    .where("confirmed_on", "<=", cutOff)
    .where("withdrawn_at", "is", null)
    .orderBy("confirmed_on")
    .orderBy("id")
    .select(["id", "confirmed_on as on", "question", "answer"])
    .execute();
  return {
    name: "published-answers",
    title: t("reports:annex.answers.title"),
    subtitle,
    columns: [
      { key: "on", label: t("reports:annex.answers.on"), kind: "day" },
      { key: "question", label: t("reports:annex.answers.question"), kind: "text" },
      { key: "answer", label: t("reports:annex.answers.answer"), kind: "text" },
    ],
    rows: answers
      .slice(0, mostLines)
      .map(({ id, on, question, answer }): FigureRow => ({ id, cells: [on, question, answer] })),
    notes: [t("reports:annex.answers.count", { count: answers.length }), ...leftOut(answers.length, t)],
  };
}

/** What the office changed because of citizens, as published by the cut-off day. */
export async function improvementsAnnex(scope: AnnexScope): Promise<FigureTable> {
  const { db, officeId, from, cutOff, subtitle, t } = scope;
  const improvements = await db
    .selectFrom("improvements")
    .where("office_id", "=", officeId)
    .where("happened_on", ">=", from)
    .where("happened_on", "<=", cutOff)
    .where("published_at", "<", instantAt(addDays(cutOff, 1), 0, 0))
    .where("withdrawn_at", "is", null)
    .orderBy("happened_on")
    .orderBy("id")
    .select(["id", "happened_on as on", "heard", "changed"])
    .execute();
  return {
    name: "improvements",
    title: t("reports:annex.improvements.title"),
    subtitle,
    columns: [
      { key: "on", label: t("reports:annex.improvements.on"), kind: "day" },
      { key: "heard", label: t("reports:annex.improvements.heard"), kind: "text" },
      { key: "changed", label: t("reports:annex.improvements.changed"), kind: "text" },
    ],
    rows: improvements
      .slice(0, mostLines)
      .map(({ id, on, heard, changed }): FigureRow => ({ id, cells: [on, heard, changed] })),
    notes: leftOut(improvements.length, t),
  };
}

function leftOut(lines: number, t: Translate): string[] {
  return lines > mostLines ? [t("reports:annex.leftOut", { most: mostLines })] : [];
}

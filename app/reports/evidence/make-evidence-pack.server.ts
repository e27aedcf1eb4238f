import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { inTransaction, type Db } from "#db/engine.ts";
import { holdSnapshot } from "#db/lock.ts";
import { makeReportDocx } from "#app/documents/make-documents.server.ts";
import type { Period } from "#app/figures/period/period.ts";
import { planLines, planTable } from "#app/figures/plan/plan-comparison.ts";
import { figureTableCsv } from "#app/figures/tables/figure-table-csv.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { writeZip, type ZipFile } from "#app/platform/files/write-zip.server.ts";
import { listQuestionnaires } from "#app/ratings/questions/find-questionnaire.server.ts";
import { freezeReport } from "#app/reports/frozen/freeze-report.server.ts";
import { reportFormats } from "#app/reports/printing/report-format.ts";
import { writeReport } from "#app/reports/printing/write-report.server.ts";
import { findReport } from "#app/reports/report/find-report.server.ts";
import { reportFileName } from "#app/reports/report/report.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { figureNames } from "#app/targets/target.ts";
import {
  digestsName,
  evidenceIndex,
  evidenceIndexText,
  evidenceTables,
  indexName,
  questionnaireText,
  type Evidenced,
  type ListedFile,
} from "./evidence-pack.ts";

/** Whose pack, of which days, and who takes it. */
export interface AskedPack {
  officeId: string;
  staffId: string;
  period: Period;
}

/** A file of the pack that is written when its turn comes. */
interface PackFile extends ListedFile {
  write: () => Promise<Uint8Array> | Uint8Array;
}

const t = translator("vi");
/** The most reports in a pack: four years of quarterly ones with their corrections. */
const mostReports = 40;

/**
 * The evidence pack of a period as a ZIP archive, written in portions: index, approved and sent reports whose cut-off day
 * lies in the period, comparison with the plan, figures, registers, questionnaires, formulas, and the digest of every file.
 * Its figures are counted in one snapshot. Taking it is recorded in the audit record.
 */
export async function makeEvidencePack(context: Context, asked: AskedPack): Promise<Readable> {
  const { officeId, staffId, period } = asked;
  const now = context.clock.now();
  const counted = await inTransaction(context.db, async (tx) => {
    await holdSnapshot(tx);
    return freezeReport(tx, { officeId, kind: "other", from: period.from, cutOff: period.to });
  });
  await inTransaction(context.db, (tx) =>
    recordAudit(context, tx, {
      now,
      officeId,
      staffId,
      action: "evidence-taken",
      subject: `${period.from}..${period.to}`,
    }),
  );
  const { report: frozen, figures } = counted;
  const plan = planTable(planLines(figures.results, period), { period, cutOff: period.to, t, language: "vi" });
  const files: PackFile[] = [
    ...(await reportFiles(context.db, officeId, period)),
    tableFile("02-doi-chieu-ke-hoach/doi-chieu-ke-hoach.csv", plan, "reviewed"),
    ...frozen.tables.flatMap((table) => {
      const known = evidenceTables[table.name];
      return known === undefined ? [] : [tableFile(`03-so-lieu/${known.file}.csv`, table, known.evidenced)];
    }),
    ...(await questionnaireFiles(context.db, officeId, frozen.versions.questionnaires)),
    textFile("05-phuong-phap/cong-thuc.txt", "Cách tính và nguồn của từng chỉ số", formulas()),
  ];
  const index = evidenceIndex(frozen, files);
  const indexFiles: PackFile[] = [
    { ...noEvidence(`${indexName}.docx`), write: () => makeReportDocx(index) },
    { ...noEvidence(`${indexName}.txt`), write: () => Buffer.from(evidenceIndexText(index, files)) },
  ];
  return Readable.from(writeZip(withDigests([...indexFiles, ...files])), { objectMode: false });
}

const noEvidence = (path: string): ListedFile => ({ path, what: "Mục lục", evidenced: "obtained" });

/** The files one after the other, then the list of their digests as `sha256sum --check` reads it. */
async function* withDigests(files: readonly PackFile[]): AsyncGenerator<ZipFile> {
  const lines: string[] = [];
  for (const { path, write } of files) {
    const data = await write();
    lines.push(`${createHash("sha256").update(data).digest("hex")}  ${path}\n`);
    yield { path, data };
  }
  yield { path: digestsName, data: Buffer.from(lines.join("")) };
}

/** The files of the reports that are no drafts, each written from what was frozen. */
async function reportFiles(db: Db, officeId: string, period: Period): Promise<PackFile[]> {
  const reports = await db
    .selectFrom("reports")
    .where("office_id", "=", officeId)
    .where("state", "in", ["approved", "sent"])
    .where("cut_off_on", ">=", period.from)
    .where("cut_off_on", "<=", period.to)
    .orderBy("cut_off_on")
    .orderBy("id")
    .limit(mostReports)
    .select(["id", "name", "revision", "cut_off_on as cutOff"])
    .execute();
  return reports.flatMap(({ id, name, revision, cutOff }, at) =>
    reportFormats.map((format): PackFile => {
      const number = String(at + 1).padStart(2, "0");
      return {
        path: `01-bao-cao/${number}-${reportFileName({ cutOff, revision })}.${format}`,
        what: revision === 1 ? name : `${name} (lần ${String(revision)})`,
        evidenced: "reviewed",
        write: async () => {
          const found = await findReport(db, officeId, id);
          if (found === undefined) throw new Error("a report of the pack is gone");
          return writeReport(found.report, format);
        },
      };
    }),
  );
}

function tableFile(path: string, table: FigureTable, evidenced: Evidenced): PackFile {
  return { path, what: table.title, evidenced, write: () => Buffer.from([...figureTableCsv(table)].join("")) };
}

function textFile(path: string, what: string, text: string): PackFile {
  return { path, what, evidenced: "obtained", write: () => Buffer.from(text) };
}

async function questionnaireFiles(db: Db, officeId: string, versions: readonly number[]): Promise<PackFile[]> {
  const known = await listQuestionnaires(db, officeId);
  return versions.flatMap((version) => {
    const questionnaire = known.get(version);
    if (questionnaire === undefined) return [];
    const number = String(version);
    const path = `04-phieu-hoi/phieu-hoi-phien-ban-${number}.txt`;
    return [textFile(path, `Phiếu hỏi, phiên bản ${number}`, questionnaireText(questionnaire))];
  });
}

function formulas(): string {
  const lines = figureNames.map((name) => `${t(`figures:name.${name}`)}\r\n    ${t(`figures:formula.${name}`)}`);
  return ["CÁCH TÍNH CÁC CHỈ SỐ", "", ...lines, ""].join("\r\n");
}

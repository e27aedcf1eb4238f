import { stat } from "node:fs/promises";
import { join } from "node:path";
import { inTransaction } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import {
  carriedColumns,
  findProfile,
  headerDigest,
  saveProfile,
  type ToldColumns,
} from "#app/imports/profiles/column-profiles.server.ts";
import { profilesOf } from "#app/imports/profiles/column-profile.ts";
import { listProfiles } from "#app/imports/profiles/column-profiles.server.ts";
import type { PreviewRow } from "#app/imports/reading/preview-register.server.ts";
import { previewInWorker } from "#app/imports/reading/read-in-worker.server.ts";
import { mostToldColumns, type ColumnPositions } from "#app/imports/reading/register-columns.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { openImport } from "#app/imports/runs/import-register.server.ts";
import { importRulesSchema, runHeaderSchema } from "#app/imports/runs/import-run.ts";
import { findBusy, type ImportStart } from "#app/imports/runs/start-import.server.ts";
import { uploadsFolder } from "#app/imports/runs/uploads.server.ts";

/** The columns of a run's file, for a person who tells what they are. */
export interface ColumnsToTell {
  /** Rows of which each can be the header; empty where the file is gone. */
  rows: readonly { line: number; text: string }[];
  line: number | undefined;
  headings: readonly string[];
  /** What is stored about these headings, else what they seem to mean. */
  columns: ColumnPositions;
  samples: readonly (readonly string[])[];
  /** What the header is known by. */
  header: string;
  /** The stored columns, to be carried by the form. */
  before: string;
}

/** Rows that can be chosen as the header, values of a column, and cells of a row that are shown. */
const most = { rows: 20, samples: 3, cells: 8 } as const;

/**
 * The columns of a run that has ended: from its file, with `line` as the header, or from what the run has noted of them
 * where the file is gone. `gone`: neither is there. Undefined where the office has no such run.
 */
export async function findColumnsToTell(
  context: Context,
  officeId: string,
  runId: string,
  line?: number,
): Promise<ColumnsToTell | "gone" | undefined> {
  const run = await endedRun(context, officeId, runId);
  if (run === undefined) return undefined;
  const fromFile = run.upload === null ? undefined : await readTop(context, officeId, run.upload, line);
  if (fromFile !== undefined) return withProfile(context, officeId, fromFile);
  const { headings, columns } = runHeaderSchema.parse(JSON.parse(run.header));
  if (headings.length === 0) return "gone";
  return withProfile(context, officeId, { rows: [], line: undefined, headings, columns, samples: [] });
}

function endedRun({ db }: Context, officeId: string, runId: string) {
  return db
    .selectFrom("import_runs")
    .where("id", "=", runId)
    .where("office_id", "=", officeId)
    .where((eb) => eb.or([eb("finished_at", "is not", null), eb("failed_reason", "is not", null)]))
    .select(["upload", "header"])
    .executeTakeFirst();
}

type TopOfFile = Omit<ColumnsToTell, "header" | "before">;

async function readTop(
  context: Context,
  officeId: string,
  upload: string,
  line: number | undefined,
): Promise<TopOfFile | undefined> {
  const path = join(uploadsFolder(context), upload);
  if ((await stat(path).catch(() => undefined)) === undefined) return undefined;
  const preview = await previewInWorker(path, profilesOf(await listProfiles(context.db, officeId)));
  if (preview === undefined) return undefined;
  const rows = preview.rows.slice(0, most.rows);
  const chosen =
    rows.find((row) => row.line === line) ?? preview.rows.find((row) => row.line === preview.line) ?? rows[0];
  if (chosen === undefined) return undefined;
  const below = preview.rows.filter((row) => row.line > chosen.line);
  return {
    rows: rows.map((row) => ({ line: row.line, text: rowText(row) })),
    line: chosen.line,
    headings: chosen.headings,
    columns: chosen.columns,
    samples: samplesOf(below),
  };
}

function rowText({ cells }: PreviewRow): string {
  const texts = cells.filter((cell) => cell !== "");
  return texts.slice(0, most.cells).join(" · ") + (texts.length > most.cells ? " …" : "");
}

function samplesOf(rows: readonly PreviewRow[]): string[][] {
  const width = Math.min(mostToldColumns, Math.max(0, ...rows.map(({ cells }) => cells.length)));
  return Array.from({ length: width }, (_, position) => {
    const values = rows.map(({ cells }) => cells[position] ?? "").filter((cell) => cell !== "");
    return [...new Set(values)].slice(0, most.samples);
  });
}

async function withProfile(context: Context, officeId: string, top: TopOfFile): Promise<ColumnsToTell> {
  const header = headerDigest(top.headings);
  const profile = await findProfile(context.db, officeId, header);
  return { ...top, columns: profile?.columns ?? top.columns, header, before: carriedColumns(profile) };
}

/**
 * Stores what a person told about the columns of a run's file, and lets the file be read again as it was asked for: all
 * in one transaction, so a process that dies leaves either both or nothing. `saved`: the file is gone, so only the next
 * one is read that way. `changed`: another page has told other columns meanwhile.
 */
export function tellColumns(
  context: Context,
  staff: { officeId: string; staffId: string },
  runId: string,
  told: ToldColumns,
): Promise<ImportStart | { outcome: "saved" | "changed" }> {
  const { officeId, staffId } = staff;
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    await lockOffice(tx, officeId);
    const run = await tx
      .selectFrom("import_runs")
      .where("id", "=", runId)
      .where("office_id", "=", officeId)
      .where("upload", "is not", null)
      .where((eb) => eb.or([eb("finished_at", "is not", null), eb("failed_reason", "is not", null)]))
      .selectAll()
      .executeTakeFirst();
    const busy = run === undefined ? undefined : await findBusy(tx, officeId, now);
    if (busy !== undefined) return { outcome: "busy", runId: busy };
    const note = await saveProfile(tx, officeId, told);
    if (note === "changed") return { outcome: "changed" };
    let start: ImportStart | { outcome: "saved" } = { outcome: "saved" };
    if (run?.upload !== undefined && run.upload !== null) {
      const rules = importRulesSchema.parse(JSON.parse(run.rules));
      const facts = { ...staff, fileName: run.file_name, bytesTotal: run.bytes_total, rules, kind: run.kind };
      await tx.updateTable("import_runs").set({ upload: null }).where("id", "=", runId).execute();
      const { id } = await openImport(context, tx, facts, { upload: run.upload });
      start = { outcome: "started", runId: id };
    }
    await recordAudit(context, tx, { now, officeId, staffId, ...note });
    return start;
  });
}

import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { hasEnded } from "#app/platform/process-name.server.ts";
import { importRulesSchema, importState, runHeaderSchema, sheetsSchema } from "./import-run.ts";
import { countOfKind } from "./stored-problems.ts";
import { fileRefusalSchema, reasonCountsSchema } from "#app/imports/reading/row-problem.ts";
import type { StoredProblem } from "./problem-text.ts";
import type { ListedProblem, ShownRun } from "./shown-run.ts";
import { fieldCountsSchema, undoCountsOf } from "./undo-run.ts";

function runsOf(db: Db, officeId: string) {
  return db
    .selectFrom("import_runs")
    .leftJoin("staff", "staff.id", "import_runs.staff_id")
    .where("import_runs.office_id", "=", officeId)
    .selectAll("import_runs")
    .select("staff.name as staff_name");
}

type RunRow = Awaited<ReturnType<ReturnType<typeof runsOf>["executeTakeFirstOrThrow"]>>;

function shown(run: RunRow, now: Instant): ShownRun {
  const { rows_read, created, updated, unchanged, skipped, problems } = run;
  return {
    id: run.id,
    kind: run.kind,
    undo: undoCountsOf(run.undo_counts),
    fields: fieldCountsSchema.parse(JSON.parse(run.field_counts)),
    fileName: run.file_name,
    startedAt: run.started_at,
    by: run.staff_name,
    state: importState(run, now, hasEnded),
    unreadable: run.failed_reason === null ? null : fileRefusalSchema.parse(run.failed_reason),
    bytesTotal: run.bytes_total,
    bytesRead: run.bytes_read,
    sheets: sheetsSchema.parse(JSON.parse(run.sheets)),
    rules: importRulesSchema.parse(JSON.parse(run.rules)),
    header: runHeaderSchema.parse(JSON.parse(run.header)),
    isStopAsked: run.stop_asked_at !== null,
    reasons: reasonCountsSchema.parse(JSON.parse(run.problem_counts)),
    rows_read,
    created,
    updated,
    unchanged,
    skipped,
    problems,
  };
}

const runsListed = 20;

/** The office's imports, the latest first. */
export async function listRuns(db: Db, officeId: string, now: Instant): Promise<ShownRun[]> {
  const rows = await runsOf(db, officeId).orderBy("import_runs.started_at", "desc").limit(runsListed).execute();
  return rows.map((row) => shown(row, now));
}

async function findRun(db: Db, officeId: string, runId: string, now: Instant): Promise<ShownRun | undefined> {
  const row = await runsOf(db, officeId).where("import_runs.id", "=", runId).executeTakeFirst();
  return row === undefined ? undefined : shown(row, now);
}

const problemsOnPage = 100;

/** The refused rows or the remarks of a run by line, a hundred at a time; `after` is the last one already shown. */
export async function listProblems(
  db: Db,
  runId: string,
  severity: StoredProblem["severity"],
  after: { line: number; id: string } | undefined,
): Promise<{ problems: ListedProblem[]; hasMore: boolean }> {
  let query = db
    .selectFrom("import_problems")
    .where("run_id", "=", runId)
    .where("severity", "=", severity)
    .select(["id", "line", "severity", "column", "reason", "details"]);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([eb("line", ">", after.line), eb.and([eb("line", "=", after.line), eb("id", ">", after.id)])]),
    );
  }
  const rows = await query
    .orderBy("line")
    .orderBy("id")
    .limit(problemsOnPage + 1)
    .execute();
  return { problems: rows.slice(0, problemsOnPage), hasMore: rows.length > problemsOnPage };
}

/** A page of problems with the addresses of the next and the first one. */
export interface ProblemPage {
  problems: ListedProblem[];
  next: string | undefined;
  first: string | undefined;
}

export interface RunReport {
  run: ShownRun;
  /** Number of remarks on imported rows. */
  remarks: number;
  problems: Record<ProblemListName, ProblemPage>;
}

/** The lists of a report; each is paged by itself. */
export const problemLists = ["refused", "remark", "kept"] as const;
export type ProblemListName = (typeof problemLists)[number];

/** A run of the office with its problems; `after` contains the cursor of each list. */
export async function readRunReport(
  { db, clock }: Context,
  officeId: string,
  runId: string,
  after: Partial<Record<ProblemListName, string | null>>,
): Promise<RunReport | undefined> {
  const run = await findRun(db, officeId, runId, clock.now());
  if (run === undefined) return undefined;
  const page = async (severity: ProblemListName): Promise<ProblemPage> => {
    const cursor = after[severity] ?? null;
    const { problems, hasMore } = await listProblems(db, runId, severity, readCursor(cursor));
    const last = problems.at(-1);
    const next = hasMore && last !== undefined ? `?${severity}=${String(last.line)}.${last.id}` : undefined;
    return { problems, next, first: cursor === null ? undefined : `/dossiers/import/${runId}` };
  };
  const problems = { refused: await page("refused"), remark: await page("remark"), kept: await page("kept") };
  return { run, remarks: await countRemarks(db, run), problems };
}

/**
 * Reads the cursor `{line}.{id}` of the last problem shown; undefined, for the first page, if the text is anything
 * else.
 */
function readCursor(text: string | null): { line: number; id: string } | undefined {
  const match = /^(\d{1,10})\.([\da-f-]{36})$/.exec(text ?? "");
  return match === null ? undefined : { line: Number(match[1]), id: match[2] ?? "" };
}

/** Runs of earlier versions stored every remark and no counts. */
async function countRemarks(db: Db, run: ShownRun): Promise<number> {
  if (Object.keys(run.reasons).length > 0) return countOfKind(run.reasons, "remark");
  const row = await db
    .selectFrom("import_problems")
    .where("run_id", "=", run.id)
    .where("severity", "=", "remark")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

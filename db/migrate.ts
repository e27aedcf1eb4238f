import { CompiledQuery, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { engineOf, type Db } from "./engine.ts";
import { foundation } from "./migrations/0001-foundation.ts";
import { notificationsAndJobs } from "./migrations/0002-notifications-and-jobs.ts";
import { answersAndAttachments } from "./migrations/0003-answers-and-attachments.ts";
import { caseLife } from "./migrations/0004-case-life.ts";
import { calendarEditing } from "./migrations/0005-calendar-editing.ts";
import { speed } from "./migrations/0006-speed.ts";
import { numbers } from "./migrations/0007-numbers.ts";
import { dataKept } from "./migrations/0009-data-kept.ts";
import { secretCheck } from "./migrations/0010-secret-check.ts";
import { suspicionAndMail } from "./migrations/0011-suspicion-and-mail.ts";
import { imports } from "./migrations/0012-imports.ts";
import { publishedOpinions } from "./migrations/0013-published-opinions.ts";
import { sealedAudit } from "./migrations/0014-sealed-audit.ts";
import { words } from "./migrations/0015-words.ts";
import { keptForms } from "./migrations/0019-kept-forms.ts";
import { auditChanges } from "./migrations/0021-audit-changes.ts";
import { officeRules } from "./migrations/0022-office-rules.ts";
import { refusedRows } from "./migrations/0023-refused-rows.ts";
import { registerWords } from "./migrations/0024-register-words.ts";
import { secondNames } from "./migrations/0025-second-names.ts";
import { procedures } from "./migrations/0026-procedures.ts";
import { people } from "./migrations/0027-people.ts";
import { importUndo } from "./migrations/0028-import-undo.ts";
import { questionnaires } from "./migrations/0029-questionnaires.ts";
import { paperSlips } from "./migrations/0032-paper-slips.ts";
import { apiKeys } from "./migrations/0033-api-keys.ts";
import { webhooks } from "./migrations/0039-webhooks.ts";
import { texts } from "./migrations/0030-texts.ts";
import { commentCases } from "./migrations/0031-comment-cases.ts";
import { printRuns } from "./migrations/0034-print-runs.ts";
import { signedLinks } from "./migrations/0036-signed-links.ts";
import { issuedCodes } from "./migrations/0037-issued-codes.ts";
import { kiosks } from "./migrations/0038-kiosks.ts";
import { mergedParts } from "./migrations/0040-merged-parts.ts";
import { territory } from "./migrations/0041-territory.ts";
import { wordingTrials } from "./migrations/0042-wording-trials.ts";
import { ratingInvitations } from "./migrations/0043-rating-invitations.ts";
import { codesBoundByImports } from "./migrations/0044-codes-bound-by-imports.ts";
import { medianIsNoPromise } from "./migrations/0045-median-is-no-promise.ts";
import { reportingCalendar } from "./migrations/0046-reporting-calendar.ts";
import { waitingTapsOfTablets } from "./migrations/0047-waiting-taps-of-tablets.ts";
import { reports } from "./migrations/0048-reports.ts";
import { ratingsOnTablets } from "./migrations/0049-ratings-on-tablets.ts";
import { wordingVerdicts } from "./migrations/0050-wording-verdicts.ts";
import { apologyLetters } from "./migrations/0051-apology-letters.ts";
import { delayTotals } from "./migrations/0052-delay-totals.ts";
import { shareLinks } from "./migrations/0053-share-links.ts";
import { reportSendings } from "./migrations/0054-report-sendings.ts";
import { sharedReports } from "./migrations/0055-shared-reports.ts";
import { liftTimeLimit, setTimeLimit } from "./postgres.ts";

/** All migrations in order. A released one is never edited: a change is a new file. */
const migrations = {
  "0001-foundation": foundation,
  "0002-notifications-and-jobs": notificationsAndJobs,
  "0003-answers-and-attachments": answersAndAttachments,
  "0004-case-life": caseLife,
  "0005-calendar-editing": calendarEditing,
  "0006-speed": speed,
  "0007-numbers": numbers,
  "0009-data-kept": dataKept,
  "0010-secret-check": secretCheck,
  "0011-suspicion-and-mail": suspicionAndMail,
  "0012-imports": imports,
  "0013-published-opinions": publishedOpinions,
  "0014-sealed-audit": sealedAudit,
  "0015-words": words,
  "0019-kept-forms": keptForms,
  "0021-audit-changes": auditChanges,
  "0022-office-rules": officeRules,
  "0023-refused-rows": refusedRows,
  "0024-register-words": registerWords,
  "0025-second-names": secondNames,
  "0026-procedures": procedures,
  "0027-people": people,
  "0028-import-undo": importUndo,
  "0029-questionnaires": questionnaires,
  "0030-texts": texts,
  "0031-comment-cases": commentCases,
  "0032-paper-slips": paperSlips,
  "0033-api-keys": apiKeys,
  "0034-print-runs": printRuns,
  "0036-signed-links": signedLinks,
  "0037-issued-codes": issuedCodes,
  "0038-kiosks": kiosks,
  "0039-webhooks": webhooks,
  "0040-merged-parts": mergedParts,
  "0041-territory": territory,
  "0042-wording-trials": wordingTrials,
  "0043-rating-invitations": ratingInvitations,
  "0044-codes-bound-by-imports": codesBoundByImports,
  "0045-median-is-no-promise": medianIsNoPromise,
  "0046-reporting-calendar": reportingCalendar,
  "0047-waiting-taps-of-tablets": waitingTapsOfTablets,
  "0048-reports": reports,
  "0049-ratings-on-tablets": ratingsOnTablets,
  "0050-wording-verdicts": wordingVerdicts,
  "0051-apology-letters": apologyLetters,
  "0052-delay-totals": delayTotals,
  "0053-share-links": shareLinks,
  "0054-report-sendings": reportSendings,
  "0055-shared-reports": sharedReports,
};

type MigrationName = keyof typeof migrations;

/** The database has the schema of a newer program; this program must not touch it. */
export class NewerSchema extends Error {
  /** The names of the migrations that this program does not know. */
  readonly unknown: readonly string[];

  constructor(unknown: readonly string[]) {
    super(`the database has migrations of a newer version: ${unknown.join(", ")}`);
    this.unknown = unknown;
  }
}

/**
 * Brings the database to the newest schema, or to that of a named migration; returns the names of the migrations that
 * ran. They and the entries of `kysely_migration` are one transaction: an interruption leaves the schema as it was, and
 * the next run starts from the beginning. If several processes start, one migrates and the others wait. Throws if a
 * migration fails, and `NewerSchema` before anything is changed.
 */
export async function migrate(db: Db, to?: MigrationName): Promise<string[]> {
  await refuseNewerSchema(db);
  if (engineOf(db) === "sqlite") return runMigrations(db, to);
  return db.connection().execute(async (connection) => {
    // Building an index over half a million dossiers, or waiting for another process, may take longer than a request is
    // allowed to.
    await connection.executeQuery(CompiledQuery.raw(liftTimeLimit));
    try {
      return await runMigrations(connection, to);
    } finally {
      // A lost connection does not return to the pool; the error of the migration is thrown, not this one.
      await connection.executeQuery(CompiledQuery.raw(setTimeLimit)).catch(() => undefined);
    }
  });
}

async function runMigrations(db: Db, to: MigrationName | undefined): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
  if (error !== undefined) throw error instanceof Error ? error : new Error("migration failed", { cause: error });
  return (results ?? []).map((result) => result.migrationName);
}

async function refuseNewerSchema(db: Db): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = rows.map(({ name }) => name).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) throw new NewerSchema(unknown);
}

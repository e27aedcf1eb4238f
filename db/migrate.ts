import { Migrator } from "kysely/migration";
import type { Db } from "./engine.ts";
import { foundation } from "./migrations/0001-foundation.ts";
import { notificationsAndJobs } from "./migrations/0002-notifications-and-jobs.ts";
import { answersAndAttachments } from "./migrations/0003-answers-and-attachments.ts";
import { caseLife } from "./migrations/0004-case-life.ts";
import { calendarEditing } from "./migrations/0005-calendar-editing.ts";
import { speed } from "./migrations/0006-speed.ts";
import { numbers } from "./migrations/0007-numbers.ts";
import { dataKept } from "./migrations/0009-data-kept.ts";
import { suspicionAndMail } from "./migrations/0011-suspicion-and-mail.ts";
import { sealedAudit } from "./migrations/0014-sealed-audit.ts";
import { words } from "./migrations/0015-words.ts";

/** All migrations in order. A landed one is never edited: a change is a new file. */
const migrations = {
  "0001-foundation": foundation,
  "0002-notifications-and-jobs": notificationsAndJobs,
  "0003-answers-and-attachments": answersAndAttachments,
  "0004-case-life": caseLife,
  "0005-calendar-editing": calendarEditing,
  "0006-speed": speed,
  "0007-numbers": numbers,
  "0009-data-kept": dataKept,
  "0011-suspicion-and-mail": suspicionAndMail,
  "0014-sealed-audit": sealedAudit,
  "0015-words": words,
};

/**
 * Brings the database to the newest schema, or to the one of a named migration, and answers the names of the migrations it
 * ran. Throws when one fails.
 */
export async function migrate(db: Db, to?: keyof typeof migrations): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
  if (error !== undefined) throw error instanceof Error ? error : new Error("migration failed", { cause: error });
  return (results ?? []).map((result) => result.migrationName);
}

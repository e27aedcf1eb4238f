import { sql } from "kysely";
import type { Db, Tx } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import {
  clearDays,
  collectTotals,
  dossierColumns,
  lockTotals,
  ratingColumns,
  ratingFacts,
  receiptColumns,
  receiptFacts,
  sumMonth,
  totalsTables,
  type TotalsDays,
} from "./daily-totals.server.ts";
import type { DossierFacts } from "./counted-dossier.ts";

/** Recomputes every total in one transaction; returns the number of dossiers counted. */
export async function rebuildTotals(tx: Tx): Promise<number> {
  let count = 0;
  for (const { officeId, day } of await listDays(tx)) {
    count += await rebuildDays(tx, { officeId, from: day, to: day });
  }
  await noteVersion(tx);
  return count;
}

/**
 * Recomputes the totals of some days of a month from their dossiers, receipts and ratings, and the month's sums;
 * returns the number of dossiers counted. Every change of a fact changes the totals in the same transaction, so while
 * the totals are locked no counted fact can be committed: it is either read here or added to the new totals later.
 */
export async function rebuildDays(tx: Tx, days: TotalsDays): Promise<number> {
  await lockTotals(tx);
  await clearDays(tx, days);
  const collector = collectTotals();
  const facts = await readFacts(tx, days);
  for (const fact of facts) collector.change(undefined, fact);
  await collector.save(tx, "new-days");
  await sumMonth(tx, days);
  return facts.length;
}

/**
 * Every day of every office that has dossiers or totals, in order; for a month with monthly totals only, its first day.
 */
export async function listDays(db: Db): Promise<{ officeId: string; day: Day }[]> {
  const days = [
    sql`select distinct office_id, received_on as day from dossiers`,
    ...totalsTables.map((table) =>
      table === "monthly_procedure_totals"
        ? sql`select office_id, month || '-01' as day from ${sql.table(table)} as monthly where not exists (select 1
            from daily_procedure_totals as daily where daily.office_id = monthly.office_id
            and daily.day >= monthly.month and daily.day < monthly.month || '~')`
        : sql`select distinct office_id, day from ${sql.table(table)}`,
    ),
  ];
  const { rows } = await sql<{ office_id: string; day: Day }>`select office_id, day
    from (${sql.join(days, sql` union `)}) as days order by office_id, day`.execute(db);
  return rows.map(({ office_id: officeId, day }) => ({ officeId, day }));
}

async function readFacts(tx: Tx, { officeId, from, to }: TotalsDays): Promise<DossierFacts[]> {
  const rows = await tx
    .selectFrom("dossiers")
    .leftJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.received_on", ">=", from)
    .where("dossiers.received_on", "<=", to)
    .select([...dossierColumns, ...receiptColumns, ...ratingColumns])
    .execute();
  return rows.map((row) => {
    const { opened_at, complained, score, taps, language, first_given_on, comment, set_aside_at, answers, ...dossier } =
      row;
    const rating = ratingFacts({ score, taps, language, first_given_on, comment, set_aside_at, answers });
    return { dossier, ...receiptFacts({ opened_at, complained }), rating };
  });
}

/** Increase it whenever `countsOf` or a dimension changes: totals of an older version are recomputed. */
const totalsVersion = 3;
const versionName = "dossiers";

/** Saves that the totals were computed by this version. */
export async function noteVersion(tx: Tx): Promise<void> {
  await tx
    .insertInto("totals_versions")
    .values({ name: versionName, version: totalsVersion })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ version: totalsVersion }))
    .execute();
}

/** Whether the totals were computed by another version of the product and must be recomputed before they are read. */
export async function areTotalsOutdated(db: Db): Promise<boolean> {
  const saved = await db
    .selectFrom("totals_versions")
    .where("name", "=", versionName)
    .select("version")
    .executeTakeFirst();
  return saved?.version !== totalsVersion;
}

import { sql } from "kysely";
import type { Db, Tx } from "#db/engine.ts";
import {
  clearMonth,
  collectTotals,
  dossierColumns,
  holdTotals,
  ratingColumns,
  ratingFacts,
  receiptColumns,
  receiptFacts,
  totalsTables,
  type TotalsMonth,
} from "./daily-totals.server.ts";
import type { DossierFacts } from "./dossier-counts.ts";

/** Recomputes every total in one transaction; answers how many dossiers were counted. */
export async function rebuildTotals(tx: Tx): Promise<number> {
  let count = 0;
  for (const month of await listMonths(tx)) count += await rebuildMonth(tx, month);
  await noteVersion(tx);
  return count;
}

/**
 * Recomputes the totals of one month from its dossiers, their receipts and their ratings; answers how many dossiers were
 * counted. Whoever changes a fact changes its totals in the same transaction, so while the totals are held nothing that
 * is counted can be committed: it is either seen here, or added to the new totals afterwards.
 */
export async function rebuildMonth(tx: Tx, month: TotalsMonth): Promise<number> {
  await holdTotals(tx);
  await clearMonth(tx, month);
  const collector = collectTotals();
  const facts = await readFacts(tx, month);
  for (const fact of facts) collector.change(undefined, fact);
  await collector.save(tx, "new");
  return facts.length;
}

/** Every month of an office that has dossiers or totals. */
export async function listMonths(db: Db): Promise<TotalsMonth[]> {
  const months = [
    sql`select office_id, substr(received_on, 1, 7) as month from dossiers`,
    ...totalsTables.map((table) => {
      const time = table === "monthly_procedure_totals" ? sql`month` : sql`substr(day, 1, 7) as month`;
      return sql`select office_id, ${time} from ${sql.table(table)}`;
    }),
  ];
  const { rows } = await sql<{ office_id: string; month: string }>`select distinct office_id, month
    from (${sql.join(months, sql` union `)}) as months order by office_id, month`.execute(db);
  return rows.map(({ office_id: officeId, month }) => ({ officeId, month }));
}

async function readFacts(tx: Tx, { officeId, month }: TotalsMonth): Promise<DossierFacts[]> {
  const rows = await tx
    .selectFrom("dossiers")
    .leftJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where(sql<boolean>`dossiers.received_on >= ${month} and dossiers.received_on < ${`${month}~`}`)
    .select([...dossierColumns, ...receiptColumns, ...ratingColumns])
    .execute();
  return rows.map((row) => {
    const { opened_at, complained, score, taps, language, comment, set_aside_at, answers, ...dossier } = row;
    const rating = ratingFacts({ score, taps, language, comment, set_aside_at, answers });
    return { dossier, ...receiptFacts({ opened_at, complained }), rating };
  });
}

/** Raised whenever `countsOf` or a dimension changes: totals made by an older way are counted anew. */
const totalsVersion = 2;
const versionName = "dossiers";

/** Notes that the totals are counted in the way of this version. */
export async function noteVersion(tx: Tx): Promise<void> {
  await tx
    .insertInto("totals_versions")
    .values({ name: versionName, version: totalsVersion })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ version: totalsVersion }))
    .execute();
}

/** Whether the totals were made by another version of the product and must be counted anew before they are read. */
export async function areTotalsOutdated(db: Db): Promise<boolean> {
  const kept = await db
    .selectFrom("totals_versions")
    .where("name", "=", versionName)
    .select("version")
    .executeTakeFirst();
  return kept?.version !== totalsVersion;
}

import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import type { FigureName, Target } from "./target.ts";

/**
 * Every target an office holds on a day, by figure; a figure without one is missing. Of several valid ones of a figure
 * the latest set counts.
 */
export async function findTargets(db: Db, officeId: string, onDay: Day): Promise<Partial<Record<FigureName, Target>>> {
  const rows = await db
    .selectFrom("targets")
    .where("office_id", "=", officeId)
    .where("valid_from", "<=", onDay)
    .where((eb) => eb.or([eb("valid_until", "is", null), eb("valid_until", ">=", onDay)]))
    .orderBy("valid_from")
    .orderBy("id")
    .select(["figure", "value", "comparison", "source"])
    .execute();
  return Object.fromEntries(rows.map(({ figure, ...target }) => [figure, target]));
}

/** The target an office holds for a figure on a day, or undefined. Of several valid ones the latest set counts. */
export function findTarget(db: Db, officeId: string, figure: FigureName, onDay: Day): Promise<Target | undefined> {
  return db
    .selectFrom("targets")
    .where("office_id", "=", officeId)
    .where("figure", "=", figure)
    .where("valid_from", "<=", onDay)
    .where((eb) => eb.or([eb("valid_until", "is", null), eb("valid_until", ">=", onDay)]))
    .orderBy("valid_from", "desc")
    .orderBy("id", "desc")
    .select(["value", "comparison", "source"])
    .executeTakeFirst();
}

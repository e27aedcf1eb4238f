import type { ExpressionBuilder } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Database } from "#db/schema/database.ts";
import type { Day } from "#app/platform/day.ts";
import type { FigureName, Target } from "./target.ts";
import type { OfficeTarget } from "./target-validity.ts";

/** Every target an office has or had, the latest first day first; also those taken back before they began. */
export function listTargets(db: Db, officeId: string): Promise<OfficeTarget[]> {
  return db
    .selectFrom("targets")
    .where("office_id", "=", officeId)
    .orderBy("valid_from", "desc")
    .orderBy("id", "desc")
    .select(["id", "figure", "value", "comparison", "source", "valid_from as from", "valid_until as until"])
    .execute();
}

/**
 * The targets of an office that are valid on a day, by figure; a figure without one is missing. If several are valid for a
 * figure, the one set last counts.
 */
export async function findTargets(db: Db, officeId: string, onDay: Day): Promise<Partial<Record<FigureName, Target>>> {
  const rows = await db
    .selectFrom("targets")
    .where("office_id", "=", officeId)
    .where(isValidOn(onDay))
    .orderBy("valid_from")
    .orderBy("id")
    .select(["figure", "value", "comparison", "source"])
    .execute();
  return Object.fromEntries(rows.map(({ figure, ...target }) => [figure, target]));
}

/** The target of an office for one figure on a day, or undefined. If several are valid, the one set last counts. */
export function findTarget(db: Db, officeId: string, figure: FigureName, onDay: Day): Promise<Target | undefined> {
  return db
    .selectFrom("targets")
    .where("office_id", "=", officeId)
    .where("figure", "=", figure)
    .where(isValidOn(onDay))
    .orderBy("valid_from", "desc")
    .orderBy("id", "desc")
    .select(["value", "comparison", "source"])
    .executeTakeFirst();
}

/** The targets of every office for these figures on a day, by the office's id. If several are valid, the one set last counts. */
export async function listTargetsByOffice<Figure extends FigureName>(
  db: Db,
  figures: readonly Figure[],
  onDay: Day,
): Promise<Map<string, Partial<Record<Figure, Target>>>> {
  const rows = await db
    .selectFrom("targets")
    .where("figure", "in", figures)
    .where(isValidOn(onDay))
    .orderBy("valid_from")
    .orderBy("id")
    .select(["office_id", "figure", "value", "comparison", "source"])
    .execute();
  const targets = new Map<string, Partial<Record<Figure, Target>>>();
  for (const { office_id, figure, ...target } of rows) {
    targets.set(office_id, { ...targets.get(office_id), [figure]: target });
  }
  return targets;
}

function isValidOn(onDay: Day) {
  return (eb: ExpressionBuilder<Database, "targets">) =>
    eb.and([eb("valid_from", "<=", onDay), eb.or([eb("valid_until", "is", null), eb("valid_until", ">=", onDay)])]);
}

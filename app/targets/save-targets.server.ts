import type { Db, Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Day } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import type { FigureName, Target } from "./target.ts";
import { targetOf, type TargetPreset } from "./target-preset.ts";
import type { OfficeTarget, Placement, Validity } from "./target-validity.ts";

/** Every target the office holds or has held, those that began last first. */
export async function listTargets(db: Db, officeId: string): Promise<OfficeTarget[]> {
  return db
    .selectFrom("targets")
    .where("office_id", "=", officeId)
    .orderBy("valid_from", "desc")
    .orderBy("id", "desc")
    .select(["id", "figure", "value", "comparison", "source", "valid_from as from", "valid_until as until"])
    .execute();
}

/**
 * The same inside a transaction, kept from being changed by others until it ends. What is held is the office's row, as
 * a target that does not exist yet has none.
 */
export async function lockTargets(tx: Tx, officeId: string): Promise<OfficeTarget[]> {
  const office = tx.selectFrom("offices").where("id", "=", officeId).select("id");
  await lockForUpdate(tx, office, "offices").executeTakeFirstOrThrow();
  return listTargets(tx, officeId);
}

/** Writes a target where the placement puts it and ends those that give way; answers its id. */
export async function saveTarget(
  tx: Tx,
  officeId: string,
  figure: FigureName,
  target: Target,
  from: Day,
  placement: Placement,
): Promise<string> {
  for (const { target: old, until } of placement.ended) await endTargetOn(tx, old.id, until);
  const id = newId();
  const { value, comparison, source } = target;
  await tx
    .insertInto("targets")
    .values({
      id,
      office_id: officeId,
      figure,
      value,
      comparison,
      source,
      valid_from: from,
      valid_until: placement.until,
    })
    .execute();
  return id;
}

/** Sets the last day of a target that is held; throws where it is gone. */
export async function endTargetOn(tx: Tx, id: string, until: Day): Promise<void> {
  const ended = await tx.updateTable("targets").set({ valid_until: until }).where("id", "=", id).executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw new Error("the target that was held is gone");
}

/** Gives an office that has none yet the targets of a plan. */
export async function giveFirstTargets(
  tx: Tx,
  officeId: string,
  preset: TargetPreset,
  { from, until }: Validity,
): Promise<void> {
  if (preset.targets.length === 0) return;
  await tx
    .insertInto("targets")
    .values(
      preset.targets.map((one) => ({
        id: newId(),
        office_id: officeId,
        figure: one.figure,
        ...targetOf(preset, one),
        valid_from: from,
        valid_until: until,
      })),
    )
    .execute();
}

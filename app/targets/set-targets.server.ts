import { inTransaction, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import type { AuditAction, AuditChange } from "#app/staff/audit/audit-entry.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { listTargets } from "./find-targets.server.ts";
import { planAdoption, targetsOfFigure } from "./target-adoption.ts";
import type { EndForm, TargetForm } from "./target-forms.ts";
import { targetOf, type TargetPreset } from "./target-preset.ts";
import { recordedTarget } from "./recorded-target.ts";
import type { FigureName, Target } from "./target.ts";
import { isUnchanged, placeTarget, type OfficeTarget, type Placement, type Validity } from "./target-validity.ts";

/** The commands that change the targets of an office. A target is never overwritten: its last day is set instead. */

type Setter = Pick<SignedIn, "staffId" | "officeId">;

export type SetOutcome = { ok: true; placement: Placement } | { ok: false; reason: "nothing-new" };

/**
 * Sets a target for a figure from a day on. The target valid until then ends the day before and stays in the record; a
 * later one replaces the new one when it begins. "nothing-new": the office has exactly this target already.
 */
export function setTarget(context: Context, setter: Setter, form: TargetForm): Promise<SetOutcome> {
  return inTransaction(context.db, async (tx): Promise<SetOutcome> => {
    const set = await setTargetIn(tx, setter.officeId, form);
    if (set === undefined) return { ok: false, reason: "nothing-new" };
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId: setter.officeId, staffId: setter.staffId, ...set.note });
    return { ok: true, placement: set.placement };
  });
}

/**
 * Sets a target inside a transaction that sets several; undefined if the office has exactly this target already. The
 * caller records the note.
 */
export async function setTargetIn(
  tx: Tx,
  officeId: string,
  form: TargetForm,
): Promise<{ placement: Placement; note: SettingNote } | undefined> {
  const { figure, from, until, ...target } = form;
  const others = targetsOfFigure(await lockTargets(tx, officeId), figure);
  const placement = placeTarget(others, { from, until });
  if (isUnchanged(target, placement)) return undefined;
  await saveTarget(tx, officeId, figure, target, from, placement);
  const last = placement.until ?? "further notice";
  const subject = `${figure} ${target.comparison} ${String(target.value)} from ${from} until ${last}`;
  const changes = replacedBy(placement, { figure, from, ...target });
  return { placement, note: { action: "target-set", subject, changes } };
}

/**
 * "not-found": the office has no such target. "changed": it was withdrawn meanwhile. "before-from": the last day is
 * before the first. "later": the target ends earlier already.
 */
export type EndRefusal = "not-found" | "changed" | "before-from" | "later";
export type EndOutcome = { ok: true; until: Day } | { ok: false; reason: EndRefusal };

/**
 * Ends a target on a last day, or takes it back before it begins. An end can be moved forward but never put off: a longer
 * validity is a new target with its own source.
 */
export function endTarget(context: Context, setter: Setter, id: string, form: EndForm): Promise<EndOutcome> {
  return inTransaction(context.db, async (tx) => {
    const target = (await lockTargets(tx, setter.officeId)).find((one) => one.id === id);
    if (target === undefined) return { ok: false, reason: "not-found" };
    if (target.until !== null && target.until < target.from) return { ok: false, reason: "changed" };
    const until = form.intent === "end" ? form.until : addDays(target.from, -1);
    if (form.intent === "end" && until < target.from) return { ok: false, reason: "before-from" };
    if (target.until !== null && until > target.until) return { ok: false, reason: "later" };
    await saveLastDay(tx, id, until);
    const subject = `${target.figure} from ${target.from} until ${until}`;
    const change = {
      field: "target",
      before: recordedTarget(target),
      after: recordedTarget({ ...target, until }),
    } as const;
    await audit(context, tx, setter, "target-ended", { subject, changes: [change] });
    return { ok: true, until };
  });
}

/** How many targets of a plan were set, and how many the office had already. */
export interface AdoptOutcome {
  set: number;
  same: number;
}

/** Adopts the targets of a plan for the given days, all of them or none. Figures without a target in the plan keep theirs. */
export function adoptPreset(
  context: Context,
  setter: Setter,
  preset: TargetPreset,
  validity: Validity,
): Promise<AdoptOutcome> {
  return inTransaction(context.db, async (tx) => {
    const { lines } = planAdoption(preset, await lockTargets(tx, setter.officeId), validity);
    const changing = lines.filter(({ effect }) => effect !== "same");
    for (const { asked, target, placement } of changing) {
      await saveTarget(tx, setter.officeId, asked.figure, target, validity.from, placement);
    }
    const outcome = { set: changing.length, same: lines.length - changing.length };
    if (outcome.set > 0) {
      const figures = changing.map(({ asked }) => asked.figure).join(", ");
      const changes = changing.flatMap(({ asked: { figure }, target, placement }) =>
        replacedBy(placement, { figure, from: validity.from, ...target }),
      );
      const subject = `${preset.name} from ${validity.from}: ${figures}`;
      await audit(context, tx, setter, "targets-adopted", { subject, changes });
    }
    return outcome;
  });
}

/** Saves the targets of a plan for a new office, which has none yet. */
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

/**
 * Reads the targets of an office and locks them until the transaction ends. The row of the office is locked, because a
 * target that does not exist yet has no row to lock.
 */
async function lockTargets(tx: Tx, officeId: string): Promise<OfficeTarget[]> {
  await lockOffice(tx, officeId);
  return listTargets(tx, officeId);
}

/** Inserts a target with the days its placement gives it, and ends the targets it replaces. */
async function saveTarget(
  tx: Tx,
  officeId: string,
  figure: FigureName,
  target: Target,
  from: Day,
  placement: Placement,
): Promise<void> {
  for (const { target: old, until } of placement.ended) await saveLastDay(tx, old.id, until);
  const { value, comparison, source } = target;
  await tx
    .insertInto("targets")
    .values({
      id: newId(),
      office_id: officeId,
      figure,
      value,
      comparison,
      source,
      valid_from: from,
      valid_until: placement.until,
    })
    .execute();
}

/** Throws if the target does not exist, which the lock excludes. */
async function saveLastDay(tx: Tx, id: string, until: Day): Promise<void> {
  const ended = await tx.updateTable("targets").set({ valid_until: until }).where("id", "=", id).executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw new Error("the target that was locked is gone");
}

/** What the audit record says of a new target: the target that it ended, if any, and the new one with its days. */
function replacedBy({ ended, until }: Placement, target: Omit<OfficeTarget, "id" | "until">): AuditChange[] {
  const before = ended.map((one) => recordedTarget(one.target)).join("; ");
  return [{ field: "target", before, after: recordedTarget({ ...target, until }) }];
}

function audit(
  context: Context,
  tx: Tx,
  { officeId, staffId }: Setter,
  action: AuditAction,
  note: { subject: string; changes: readonly AuditChange[] },
) {
  return recordAudit(context, tx, { now: context.clock.now(), officeId, staffId, action, ...note });
}

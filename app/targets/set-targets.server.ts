import { inTransaction, type Tx } from "#db/engine.ts";
import { endTargetOn, lockTargets, saveTarget } from "./save-targets.server.ts";
import { targetsOfFigure, planAdoption } from "./target-adoption.ts";
import type { EndForm, TargetForm } from "./target-forms.ts";
import type { TargetPreset } from "./target-preset.ts";
import { isUnchanged, placeTarget, type Placement, type Validity } from "./target-validity.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import type { AuditAction } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

type Setter = Pick<SignedIn, "staffId" | "officeId">;

export type SetOutcome = { ok: true; placement: Placement } | { ok: false; reason: "nothing-new" };

/**
 * Sets a target for a figure from a day on. The one in force until then ends the day before and stays in the record; a
 * later one takes over when it begins.
 */
export function setTarget(context: Context, setter: Setter, form: TargetForm): Promise<SetOutcome> {
  return inTransaction(context.db, async (tx) => {
    const { figure, from, until, ...target } = form;
    const placement = placeTarget(targetsOfFigure(await lockTargets(tx, setter.officeId), figure), { from, until });
    if (isUnchanged(target, placement)) return { ok: false, reason: "nothing-new" };
    await saveTarget(tx, setter.officeId, figure, target, from, placement);
    const subject = `${figure} ${target.comparison} ${String(target.value)} from ${from} until ${placement.until ?? "further notice"}`;
    await note(context, tx, setter, "target-set", subject);
    return { ok: true, placement };
  });
}

export type EndRefusal = "not-found" | "changed" | "before-from" | "later";
export type EndOutcome = { ok: true; until: Day } | { ok: false; reason: EndRefusal };

/**
 * Ends a target on a last day, or takes it back before it began. An end can be brought forward but never put off: that
 * is a new target, with its own source.
 */
export function endTarget(context: Context, setter: Setter, id: string, form: EndForm): Promise<EndOutcome> {
  return inTransaction(context.db, async (tx) => {
    const held = (await lockTargets(tx, setter.officeId)).find((one) => one.id === id);
    if (held === undefined) return { ok: false, reason: "not-found" };
    if (held.until !== null && held.until < held.from) return { ok: false, reason: "changed" };
    const until = form.intent === "end" ? form.until : addDays(held.from, -1);
    if (form.intent === "end" && until < held.from) return { ok: false, reason: "before-from" };
    if (held.until !== null && until > held.until) return { ok: false, reason: "later" };
    await endTargetOn(tx, id, until);
    await note(context, tx, setter, "target-ended", `${held.figure} from ${held.from} until ${until}`);
    return { ok: true, until };
  });
}

/** How many targets of a plan were set, and how many the office held already. */
export interface AdoptOutcome {
  set: number;
  same: number;
}

/** Adopts the targets of a plan for the given days, all of them or none. Figures without one in the plan keep theirs. */
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
      await note(context, tx, setter, "targets-adopted", `${preset.name} from ${validity.from}: ${figures}`);
    }
    return outcome;
  });
}

function note(context: Context, tx: Tx, { officeId, staffId }: Setter, action: AuditAction, subject: string) {
  return recordAudit(context, tx, { now: context.clock.now(), officeId, staffId, action, subject });
}

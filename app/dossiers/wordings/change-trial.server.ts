import { inTransaction } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { findRunningTrial } from "./find-trials.server.ts";
import { slipsFor, type TrialForm } from "./wording.ts";

type Who = Pick<SignedIn, "officeId" | "staffId">;

/** "running": the office compares two wordings already, and nothing was begun. */
export type TrialStart = { outcome: "started"; trialId: string } | { outcome: "running" };

/** Begins to print two wordings at random. From the next sheets on every new slip has one of them. */
export function startTrial(context: Context, { officeId, staffId }: Who, form: TrialForm): Promise<TrialStart> {
  const id = newId();
  const now = context.clock.now();
  const { medium, aVi, bVi, aEn, bEn } = form;
  const english = bEn === "" ? { a_en: null, b_en: null } : { a_en: aEn, b_en: bEn };
  return inTransaction(context.db, async (tx): Promise<TrialStart> => {
    await lockOffice(tx, officeId);
    if ((await findRunningTrial(tx, officeId)) !== undefined) return { outcome: "running" };
    await tx
      .insertInto("wording_trials")
      .values({
        id,
        office_id: officeId,
        medium,
        a_vi: aVi,
        b_vi: bVi,
        ...english,
        planned: slipsFor(form.points),
        wait_days: form.wait,
        started_at: now,
        started_by: staffId,
      })
      .execute();
    const changes = changesBetween(
      { textVi: aVi, textEn: english.a_en ?? "" },
      { textVi: bVi, textEn: english.b_en ?? "" },
    );
    await recordAudit(context, tx, { now, officeId, staffId, action: "wordings-compared", subject: id, changes });
    return { outcome: "started", trialId: id };
  });
}

/** "already": somebody ended it before. "unknown": the office has no such comparison. */
export type TrialStop = "stopped" | "already" | "unknown";

/** Ends a comparison: new slips are printed as always. Ratings of its slips are counted for as long as was planned. */
export function stopTrial(context: Context, { officeId, staffId }: Who, trialId: string): Promise<TrialStop> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx): Promise<TrialStop> => {
    await lockOffice(tx, officeId);
    const known = tx.selectFrom("wording_trials").where("id", "=", trialId).where("office_id", "=", officeId);
    const trial = await known.select("stopped_at").executeTakeFirst();
    if (trial === undefined) return "unknown";
    if (trial.stopped_at !== null) return "already";
    const end = tx.updateTable("wording_trials").set({ stopped_at: now, stopped_by: staffId });
    await end.where("id", "=", trialId).execute();
    await recordAudit(context, tx, { now, officeId, staffId, action: "wordings-ended", subject: trialId });
    return "stopped";
  });
}

import { inTransaction, type Db } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { findReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { z } from "zod";
import { sendingProblem, type ListedSending, type SendingProblem } from "./sending.ts";

/** The sendings of reports by e-mail: asked for, stopped, listed. Only what is approved or sent already is sent. */

type Actor = Pick<SignedIn, "staffId" | "officeId">;

interface AskedSending {
  reportId: string;
  addresses: readonly string[];
  sendAt: Instant;
}

/**
 * "not-found": the office has no such report. "not-approved": it is a draft. "no-mail": no mail server is set. Otherwise
 * the problem of the time.
 */
export type PlanOutcome =
  { ok: true } | { ok: false; reason: "not-found" | "not-approved" | "no-mail" | SendingProblem };

/**
 * Has a report sent to addresses at a time in the office's working time. The same once more, as by a double tap, is planned
 * once.
 */
export async function planSending(context: Context, actor: Actor, asked: AskedSending): Promise<PlanOutcome> {
  const { db, settings, clock } = context;
  if (settings.mail === undefined) return { ok: false, reason: "no-mail" };
  const now = clock.now();
  const calendar = await findCalendar(db, actor.officeId);
  const problem = sendingProblem(asked.sendAt, { now, calendar, plan: await findReminderPlan(db, actor.officeId) });
  if (problem !== undefined) return { ok: false, reason: problem };
  return inTransaction(db, async (tx): Promise<PlanOutcome> => {
    await lockOffice(tx, actor.officeId);
    const report = await tx
      .selectFrom("reports")
      .where("id", "=", asked.reportId)
      .where("office_id", "=", actor.officeId)
      .select("state")
      .executeTakeFirst();
    if (report === undefined) return { ok: false, reason: "not-found" };
    if (report.state === "draft") return { ok: false, reason: "not-approved" };
    const planned = await listSendings({ db: tx, settings }, actor.officeId, asked.reportId);
    if (planned.some((one) => one.state === "waiting" && isSame(one, asked))) return { ok: true };
    const id = newId();
    await tx
      .insertInto("report_sendings")
      .values({
        id,
        office_id: actor.officeId,
        report_id: asked.reportId,
        sealed: seal(settings.secret, id, JSON.stringify(asked.addresses), "report addresses"),
        send_at: asked.sendAt,
        state: "waiting",
        asked_at: now,
        asked_by: actor.staffId,
        ended_at: null,
      })
      .execute();
    await recordAudit(context, tx, {
      now,
      ...actorOf(actor),
      action: "report-sending-planned",
      subject: asked.reportId,
    });
    return { ok: true };
  });
}

function isSame(one: Pick<AskedSending, "addresses" | "sendAt">, other: typeof one): boolean {
  const keys = (addresses: readonly string[]) => [...addresses].sort().join(" ");
  return one.sendAt === other.sendAt && keys(one.addresses) === keys(other.addresses);
}

/** Stops a sending that still waits; false if the office has no such one. */
export function stopSending(context: Context, actor: Actor, id: string): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    const { numUpdatedRows } = await tx
      .updateTable("report_sendings")
      .set({ state: "stopped", ended_at: now })
      .where("id", "=", id)
      .where("office_id", "=", actor.officeId)
      .where("state", "=", "waiting")
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await recordAudit(context, tx, { now, ...actorOf(actor), action: "report-sending-stopped", subject: id });
    return true;
  });
}

/** The sendings of a report, the newest first. Addresses that another SECRET encrypted are left out. */
export async function listSendings(
  { db, settings }: { db: Db; settings: Pick<Context["settings"], "secret"> },
  officeId: string,
  reportId: string,
): Promise<ListedSending[]> {
  const rows = await db
    .selectFrom("report_sendings")
    .where("report_id", "=", reportId)
    .where("office_id", "=", officeId)
    .orderBy("id", "desc")
    .limit(100)
    .select(["id", "sealed", "send_at as sendAt", "state"])
    .execute();
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    addresses: openAddresses(settings.secret, row.id, sealed) ?? [],
  }));
}

/** The addresses of a sending; undefined if another SECRET encrypted them. */
export function openAddresses(secret: string, id: string, sealed: string): string[] | undefined {
  try {
    return z.array(z.string()).parse(JSON.parse(unseal(secret, id, sealed, "report addresses")));
  } catch {
    return undefined;
  }
}

/** The sendings whose time has come. */
export function listDueSendings(db: Db, now: Instant) {
  return db
    .selectFrom("report_sendings")
    .where("state", "=", "waiting")
    .where("send_at", "<=", now)
    .orderBy("send_at")
    .limit(100)
    .select(["id", "office_id as officeId", "report_id as reportId", "sealed"])
    .execute();
}

function actorOf({ officeId, staffId }: Actor) {
  return { officeId, staffId };
}

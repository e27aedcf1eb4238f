import { findConfirmedYears } from "#app/deadlines/calendar/find-calendar.server.ts";
import { yearsToConfirm } from "#app/deadlines/calendar/working-calendar.ts";
import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { openSetupSteps, type SetupStep } from "./setup-steps.ts";

/**
 * The steps of an office's first days and which of them are done; undefined once all are. Each is read from the data it
 * leaves behind, so that a step done by a command counts like one done on a page.
 */
export async function findSetupSteps(
  context: Context,
  { officeId, roles }: Pick<SignedIn, "officeId" | "roles">,
): Promise<SetupStep[] | undefined> {
  const { db } = context;
  const [found, confirmed] = await Promise.all([findResults(db, officeId), findConfirmedYears(db, officeId)]);
  const unconfirmed = yearsToConfirm(dayOf(context.clock.now()), confirmed);
  return openSetupSteps({ ...found, calendar: unconfirmed.length === 0 }, roles);
}

/** Whether the office has a second account, a target, a sent e-mail, a dossier, a printed receipt and a rating: one statement. */
async function findResults(db: Db, officeId: string) {
  const colleague = db.selectFrom("staff").where("office_id", "=", officeId).where("closed_at", "is", null);
  const target = db.selectFrom("targets").where("office_id", "=", officeId);
  const mail = db
    .selectFrom("outbox_messages")
    .where("office_id", "=", officeId)
    .where("channel", "=", "email")
    .where("state", "=", "sent");
  const dossier = db.selectFrom("dossiers").where("office_id", "=", officeId);
  const printed = db.selectFrom("receipts").where("office_id", "=", officeId).where("first_printed_at", "is not", null);
  const rating = db.selectFrom("ratings").where("office_id", "=", officeId);
  const found = await db
    .selectNoFrom((eb) => [
      eb.exists(colleague.select("id").limit(1).offset(1)).as("accounts"),
      eb.exists(target.select("id")).as("targets"),
      eb.exists(mail.select("id")).as("mail"),
      eb.exists(dossier.select("id")).as("register"),
      eb.exists(printed.select("code")).as("receipts"),
      eb.exists(rating.select("id")).as("rating"),
    ])
    .executeTakeFirstOrThrow();
  const isFound = (value: unknown) => value === true || value === 1;
  return {
    accounts: isFound(found.accounts),
    targets: isFound(found.targets),
    mail: isFound(found.mail),
    register: isFound(found.register),
    // Who rates has the code, whether this product printed it or other software.
    receipts: isFound(found.receipts) || isFound(found.rating),
    rating: isFound(found.rating),
  };
}

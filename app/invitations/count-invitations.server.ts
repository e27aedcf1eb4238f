import type { Db } from "#db/engine.ts";
import { addDays, dayOf, instantAt, type Day, type Instant } from "#app/platform/day.ts";
import type { InvitationCounts } from "./invitation-counts.ts";

/** Days whose invitations are counted. */
export const countedDays = 90;

/**
 * Counts the invitations of the last `countedDays` days. A dossier is invited once and has one counted rating, so it
 * counts once; only a rating that was first given after the message counts as an answer to it.
 */
export async function countInvitations(db: Db, officeId: string, now: Instant): Promise<InvitationCounts> {
  const fromDay = addDays(dayOf(now), -countedDays);
  const states = await db
    .selectFrom("rating_invitations")
    .where("office_id", "=", officeId)
    .where((eb) => eb.or([eb("ended_at", "is", null), eb("ended_at", ">=", instantAt(fromDay, 0, 0))]))
    .groupBy("state")
    .select(["state", (eb) => eb.fn.countAll<string | number>().as("number")])
    .execute();
  const of = (...wanted: string[]) =>
    states.filter(({ state }) => wanted.includes(state)).reduce((sum, { number }) => sum + Number(number), 0);
  const refusals = await db
    .selectFrom("invitation_refusals")
    .where("office_id", "=", officeId)
    .select((eb) => eb.fn.countAll<string | number>().as("number"))
    .executeTakeFirstOrThrow();
  const rated = await countRatedAfter(db, officeId, instantAt(fromDay, 0, 0));
  return {
    waiting: of("waiting", "sending"),
    sent: of("sent"),
    perhapsSent: of("perhaps-sent"),
    undeliverable: of("undeliverable"),
    refusals: Number(refusals.number),
    rated,
    others: await countOthers(db, officeId, fromDay),
  };
}

async function countRatedAfter(db: Db, officeId: string, from: Instant): Promise<number> {
  const row = await db
    .selectFrom("rating_invitations")
    .innerJoin("dossiers", (join) =>
      join
        .onRef("dossiers.office_id", "=", "rating_invitations.office_id")
        .onRef("dossiers.number", "=", "rating_invitations.dossier_number"),
    )
    .innerJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("rating_invitations.office_id", "=", officeId)
    .where("rating_invitations.ended_at", ">=", from)
    .where("rating_invitations.state", "in", ["sent", "perhaps-sent"])
    .where("ratings.set_aside_at", "is", null)
    .whereRef("ratings.first_given_at", ">=", "rating_invitations.ended_at")
    .select((eb) => eb.fn.countAll<string | number>().as("number"))
    .executeTakeFirstOrThrow();
  return Number(row.number);
}

/** Dossiers with a result in the same days that were sent online or by post and not invited, and how many were rated. */
async function countOthers(db: Db, officeId: string, from: Day): Promise<InvitationCounts["others"]> {
  const row = await db
    .selectFrom("dossiers")
    .leftJoin("ratings", (join) =>
      join.onRef("ratings.dossier_id", "=", "dossiers.id").on("ratings.set_aside_at", "is", null),
    )
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.finished_on", ">=", from)
    .where("dossiers.channel", "!=", "counter")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("rating_invitations")
            .whereRef("rating_invitations.office_id", "=", "dossiers.office_id")
            .whereRef("rating_invitations.dossier_number", "=", "dossiers.number")
            .where("rating_invitations.state", "in", ["sent", "perhaps-sent"])
            .select("rating_invitations.state"),
        ),
      ),
    )
    .select((eb) => [
      eb.fn.countAll<string | number>().as("dossiers"),
      eb.fn.count<string | number>("ratings.id").as("rated"),
    ])
    .executeTakeFirstOrThrow();
  return { dossiers: Number(row.dossiers), rated: Number(row.rated) };
}

import { inList } from "#db/fast/in-list.ts";
import type { Db } from "#db/engine.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { openTouchedMinutes } from "./touched-spans.ts";

const tapsAtOnce = 500;

/**
 * The minutes, from a day on, in which something that is new since a moment can change a suspicion: those of the new
 * taps, of earlier taps on the same receipts, which no longer count, of ratings whose receipts were printed after them, and
 * of ratings that waited for their dossiers.
 */
export async function listNewMinutes(db: Db, officeId: string, since: Instant, firstDay: Day) {
  const minutes = openTouchedMinutes();
  let after: { givenAt: Instant; id: string } | undefined;
  for (;;) {
    const taps = await listTapsAfter(db, officeId, since, after);
    const dossierIds = [...new Set(taps.map(({ dossier_id }) => dossier_id))];
    for (const at of await listMomentsOf(db, dossierIds, firstDay)) minutes.add(at);
    const last = taps.at(-1);
    if (last === undefined || taps.length < tapsAtOnce) break;
    after = { givenAt: last.given_at, id: last.id };
    await letOthersGoFirst();
  }
  const late = await listLateTaps(db, officeId, since);
  for (const at of await listMomentsOf(db, late, firstDay)) minutes.add(at);
  for (const at of await listRatedBeforePrinting(db, officeId, since, firstDay)) minutes.add(at);
  for (const at of await listGivenInAdvance(db, officeId, since, firstDay)) minutes.add(at);
  return minutes;
}

function listTapsAfter(
  db: Db,
  officeId: string,
  since: Instant,
  after: { givenAt: Instant; id: string } | undefined,
): Promise<{ id: string; dossier_id: string; given_at: Instant }[]> {
  let query = db
    .selectFrom("rating_history")
    .where("office_id", "=", officeId)
    .where("given_at", ">=", after?.givenAt ?? since);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb("given_at", ">", after.givenAt),
        eb.and([eb("given_at", "=", after.givenAt), eb("id", ">", after.id)]),
      ]),
    );
  }
  return query.orderBy("given_at").orderBy("id").limit(tapsAtOnce).select(["id", "dossier_id", "given_at"]).execute();
}

/** The dossiers whose taps waited on a tablet: given before the moment, received after it. */
async function listLateTaps(db: Db, officeId: string, since: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom("kiosk_taps")
    .where("office_id", "=", officeId)
    .where("received_at", ">=", since)
    .where("tapped_at", "<", since)
    .where("dossier_id", "is not", null)
    .select("dossier_id")
    .distinct()
    .execute();
  return rows.flatMap(({ dossier_id }) => dossier_id ?? []);
}

async function listMomentsOf(db: Db, dossierIds: readonly string[], firstDay: Day): Promise<Instant[]> {
  const rows = await db
    .selectFrom("rating_history")
    .where(inList(db, "dossier_id", dossierIds))
    .where("given_on", ">=", firstDay)
    .select("given_at")
    .execute();
  return rows.map((row) => row.given_at);
}

/**
 * Ratings before the sheets of their receipts were made, where a person confirmed the printing since then: the sheets
 * may have been made earlier than that.
 */
async function listRatedBeforePrinting(db: Db, officeId: string, since: Instant, firstDay: Day): Promise<Instant[]> {
  const rows = await db
    .selectFrom("receipts")
    .innerJoin("ratings", "ratings.dossier_id", "receipts.dossier_id")
    .where("receipts.office_id", "=", officeId)
    .where("receipts.printed_at", ">=", since)
    .whereRef("ratings.given_at", "<", "receipts.first_printed_at")
    .where("ratings.given_on", ">=", firstDay)
    .select("ratings.given_at")
    .execute();
  return rows.map((row) => row.given_at);
}

/** Ratings that were given earlier and whose dossiers were registered since then. */
async function listGivenInAdvance(db: Db, officeId: string, since: Instant, firstDay: Day): Promise<Instant[]> {
  const rows = await db
    .selectFrom("waiting_ratings")
    .where("office_id", "=", officeId)
    .where("settled_at", ">=", since)
    .where("outcome", "=", "counted")
    .where("given_on", ">=", firstDay)
    .select("given_at")
    .execute();
  return rows.map((row) => row.given_at);
}

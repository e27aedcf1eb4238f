import { clockAt } from "#app/platform/clock.server.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { recordOpened } from "#app/dossiers/receipts/record-opened.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, addMinutes, dayOf, instantAt, type Instant } from "#app/platform/day.ts";
import type { Chance } from "./demo-chance.ts";

/** Share of the unrated dossiers whose rating page was opened: about one in eight of all dossiers. */
const curious = 0.2;

/**
 * Opens the rating page of some dossiers that nobody rated, as people do who only look: soon after the result or in one
 * of the days after it. The receipts in `untouched` are left out. Returns the number of opened pages.
 */
export async function openWithoutRating(
  context: Context,
  officeId: string,
  chance: Chance,
  untouched: readonly string[],
): Promise<number> {
  const left = new Set(untouched);
  let opened = 0;
  for (const { code, received_at, finished_at } of await listUnopened(context, officeId)) {
    if (!chance.happens(curious)) continue;
    const at = laterThan(finished_at ?? received_at, chance);
    if (at >= context.clock.now() || left.has(code)) continue;
    const receipt = await findReceipt(context.db, code);
    if (receipt === undefined) continue;
    await recordOpened({ ...context, clock: clockAt(at) }, receipt);
    opened += 1;
  }
  return opened;
}

function listUnopened(context: Context, officeId: string) {
  return context.db
    .selectFrom("dossiers")
    .innerJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where("receipts.opened_at", "is", null)
    .where("ratings.id", "is", null)
    .orderBy("dossiers.received_at")
    .orderBy("dossiers.number")
    .select(["receipts.code", "dossiers.received_at", "dossiers.finished_at"])
    .execute();
}

/** A moment within the next hours, or on a later day between seven in the morning and ten in the evening. */
function laterThan(begin: Instant, chance: Chance): Instant {
  if (chance.happens(0.4)) return addMinutes(begin, chance.between(5, 240));
  return instantAt(addDays(dayOf(begin), chance.between(1, 12)), chance.between(7, 21), chance.between(0, 59));
}

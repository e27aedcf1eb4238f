import type { Db } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { kioskState, type ListedKiosk } from "./kiosk.ts";

/** The tablets of an office, the newest first; revoked ones too. */
export async function listKiosks(db: Db, officeId: string, now: Instant): Promise<ListedKiosk[]> {
  const rows = await db
    .selectFrom("kiosks")
    .innerJoin("counters", "counters.id", "kiosks.counter_id")
    .leftJoin("counters as merged", "merged.id", "counters.merged_into")
    .where("kiosks.office_id", "=", officeId)
    .orderBy("kiosks.created_at", "desc")
    .orderBy("kiosks.id")
    .select(["kiosks.id", "kiosks.name", "counters.code as counterCode"])
    .select(({ fn }) => fn.coalesce("merged.name", "counters.name").as("counterName"))
    .select(["kiosks.pairing_until as pairingUntil", "kiosks.paired_at as pairedAt"])
    .select(["kiosks.last_seen_at as lastSeenAt", "kiosks.revoked_at as revokedAt"])
    .execute();
  const taken = await db
    .selectFrom("kiosk_taps")
    .where("office_id", "=", officeId)
    .groupBy(["kiosk_id", "outcome"])
    .select(({ fn }) => ["kiosk_id", "outcome", fn.countAll<number>().as("taps")])
    .execute();
  return rows.map((row) => {
    const own = taken.filter(({ kiosk_id }) => kiosk_id === row.id);
    const sum = (wanted: (outcome: string) => boolean) =>
      own.reduce((total, { outcome, taps }) => (wanted(outcome) ? total + taps : total), 0);
    const isCounted = (outcome: string) => ["counted", "later-counts", "waiting"].includes(outcome);
    return {
      ...row,
      state: kioskState(row, now),
      taps: sum(isCounted),
      refused: sum((outcome) => !isCounted(outcome)),
    };
  });
}

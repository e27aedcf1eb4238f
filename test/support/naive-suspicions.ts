import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, type Day, type Instant } from "#app/platform/day.ts";
import { reopenFlags, saveSuspicions } from "#app/ratings/suspicion/save-suspicions.server.ts";
import type { SeenTap, Suspicion } from "#app/ratings/suspicion/suspicion.ts";
import { noRules, readTrustRules, type TrustRules } from "#app/ratings/suspicion/trust-rules.ts";

/**
 * The search for suspicious ratings as a person would do it by hand, without regard to cost: every span of time is
 * examined as a whole. The product's search must find exactly the same.
 */
export function naiveSuspicions(taps: readonly SeenTap[], rules: TrustRules): Suspicion[] {
  const counted = taps.filter(({ isCounted }) => isCounted);
  const phones = taps.filter(({ source }) => source === "phone");
  return [
    ...burstsBy(phones, ({ device }) => device, rules.deviceReceipts, rules.deviceMinutes).map(as("same-device")),
    ...burstsBy(phones, ({ network }) => network, rules.networkReceipts, rules.networkMinutes).map(as("same-network")),
    ...counted.flatMap((tap) => beforePrinting(tap, rules)),
    ...rowsAlike(counted).flatMap((row) => burstsIn(row, rules.alikeRatings, rules.alikeMinutes).map(as("all-alike"))),
    ...counted.filter(({ source, isOwnNetwork }) => source === "phone" && isOwnNetwork).map(fromOwnNetwork),
  ];
}

/** Many receipts in few minutes, as one of their taps lies in it. */
interface Burst {
  tap: SeenTap;
  count: number;
  from: Instant;
  to: Instant;
}

function as(reason: "same-device" | "same-network" | "all-alike") {
  return ({ tap, count, from, to }: Burst): Suspicion => ({
    dossierId: tap.dossierId,
    givenAt: tap.givenAt,
    seen: { reason, count, from, to },
  });
}

function burstsBy(
  taps: readonly SeenTap[],
  keyOf: (tap: SeenTap) => string | null,
  least: number,
  minutes: number,
): Burst[] {
  const groups = new Map<string, SeenTap[]>();
  for (const tap of taps) {
    const key = keyOf(tap);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [tap]);
    else group.push(tap);
  }
  return [...groups.values()].flatMap((group) => burstsIn(group, least, minutes));
}

const minuteMilliseconds = 60_000;

/** Every counted tap that lies among `least` different receipts within `minutes`, with the largest such number; none for 0. */
function burstsIn(taps: readonly SeenTap[], least: number, minutes: number): Burst[] {
  if (least === 0 || taps.length < least) return [];
  const found = new Map<SeenTap, Burst>();
  let first = 0;
  for (const [last, newest] of taps.entries()) {
    const earliest = Date.parse(newest.givenAt) - minutes * minuteMilliseconds;
    while (Date.parse(taps[first]?.givenAt ?? newest.givenAt) < earliest) first += 1;
    const near = taps.slice(first, last + 1);
    const count = new Set(near.map(({ dossierId }) => dossierId)).size;
    if (count < least) continue;
    const from = near[0]?.givenAt ?? newest.givenAt;
    for (const tap of near) {
      if (!tap.isCounted || (found.get(tap)?.count ?? 0) >= count) continue;
      found.set(tap, { tap, count, from, to: newest.givenAt });
    }
  }
  return [...found.values()];
}

/**
 * A receipt issued at the counter is on paper: nobody but the office knows its code before it is printed. The code of
 * an online dossier may reach people in other ways.
 */
function beforePrinting({ dossierId, channel, source, givenAt, printedAt }: SeenTap, rules: TrustRules): Suspicion[] {
  const isPaper = channel === "counter" && source === "phone";
  if (!rules.beforePrinting || !isPaper || printedAt === null || printedAt <= givenAt) return [];
  return [{ dossierId, givenAt, seen: { reason: "before-printing", givenAt, printedAt } }];
}

/** Divides the ratings of each counter into rows of the same score. */
function rowsAlike(counted: readonly SeenTap[]): SeenTap[][] {
  const rows: SeenTap[][] = [];
  const lastOf = new Map<string, SeenTap[]>();
  for (const tap of counted) {
    if (tap.counterId === null) continue;
    const row = lastOf.get(tap.counterId);
    if (row?.[0]?.score === tap.score) {
      row.push(tap);
      continue;
    }
    const begun = [tap];
    lastOf.set(tap.counterId, begun);
    rows.push(begun);
  }
  return rows;
}

function fromOwnNetwork({ dossierId, givenAt }: SeenTap): Suspicion {
  return { dossierId, givenAt, seen: { reason: "own-network" } };
}

/**
 * A search that reads whole days every time: yesterday, today, and the days since the last search, whose day is stored
 * beside the database.
 */
export async function naiveSearch(context: Context): Promise<void> {
  const today = dayOf(context.clock.now());
  const lastSearch = lastSearches.get(context.db) ?? today;
  lastSearches.set(context.db, today);
  const offices = await context.db
    .selectFrom("offices")
    .leftJoin("trust_rules", "trust_rules.office_id", "offices.id")
    .select(["offices.id", "trust_rules.rules"])
    .execute();
  for (const office of offices) {
    for (const on of daysSince(lastSearch, today)) {
      const taps = await tapsOfDay(context, office.id, on);
      await saveSuspicions(context, office.id, naiveSuspicions(taps, readTrustRules(office.rules ?? noRules)));
    }
    await reopenFlags(context, office.id);
  }
}

const lastSearches = new Map<Context["db"], Day>();

/** Forgets when a database was searched last, as one that was emptied. */
export function forgetNaiveSearch({ db }: Context): void {
  lastSearches.delete(db);
}

/** At most the days for which fingerprints are stored. */
function daysSince(lastSearch: Day, today: Day): Day[] {
  const days = Array.from({ length: 14 }, (_, back) => addDays(today, -back));
  return days.filter((on, back) => back < 2 || on >= lastSearch).reverse();
}

async function tapsOfDay(context: Context, officeId: string, on: Day): Promise<SeenTap[]> {
  const rows = await context.db
    .selectFrom("ratings")
    .innerJoin("rating_history as taps", "taps.dossier_id", "ratings.dossier_id")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .leftJoin("receipts", "receipts.dossier_id", "ratings.dossier_id")
    .where("ratings.office_id", "=", officeId)
    .where("ratings.given_on", "=", on)
    .where("taps.given_on", "=", on)
    .orderBy("taps.given_at")
    .orderBy("taps.id")
    .selectAll("taps")
    .select(["ratings.given_at as counted_at", "dossiers.channel", "dossiers.counter_id", "receipts.first_printed_at"])
    .execute();
  const lastOfDossier = new Map(rows.map(({ dossier_id, id }) => [dossier_id, id]));
  return rows.map((row) => ({
    dossierId: row.dossier_id,
    score: row.score,
    source: row.source,
    givenAt: row.given_at,
    isCounted: row.given_at === row.counted_at && row.id === lastOfDossier.get(row.dossier_id),
    device: row.device,
    network: row.network,
    isOwnNetwork: row.own_network === 1,
    channel: row.channel,
    counterId: row.counter_id,
    printedAt: row.first_printed_at,
  }));
}

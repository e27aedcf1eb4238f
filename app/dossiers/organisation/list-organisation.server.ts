import type { Db } from "#db/engine.ts";
import type { BelongingCounts, ListedPart, OrganisationKind, OrganisationPart } from "./organisation-part.ts";

const byName = new Intl.Collator("vi", { numeric: true });

/** The units or counters of an office by name; merged ones stand with the one they were merged into. */
export async function listOrganisation(db: Db, officeId: string, kind: OrganisationKind): Promise<ListedPart[]> {
  const rows = await db
    .selectFrom(kind)
    .where("office_id", "=", officeId)
    .select(["id", "name", "second_key", "merged_into"])
    .execute();
  const sorted = rows.sort((one, other) => byName.compare(one.name, other.name));
  const mergedInto = (into: string | null) => sorted.filter((row) => row.merged_into === into);
  return mergedInto(null).map((row) => ({
    ...partOf(row),
    merged: mergedInto(row.id).map(({ id, name }) => ({ id, name })),
  }));
}

/** What the page of a unit or counter shows. */
export interface FoundPart {
  part: OrganisationPart;
  /** The one it was merged into; `counts` then says what is not moved yet. */
  into: { id: string; name: string } | undefined;
  merged: { id: string; name: string }[];
  counts: BelongingCounts;
  /** Those it can be merged into, by name. */
  targets: { id: string; name: string }[];
}

/** A unit or counter of the office with what belongs to it; undefined if the office has none of this id. */
export async function findPart(
  db: Db,
  officeId: string,
  kind: OrganisationKind,
  id: string,
): Promise<FoundPart | undefined> {
  const row = await db
    .selectFrom(kind)
    .where("office_id", "=", officeId)
    .where("id", "=", id)
    .select(["id", "name", "second_key", "merged_into"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const all = await listOrganisation(db, officeId, kind);
  const one = all.find((part) => part.id === id);
  return {
    part: partOf(row),
    into: all.find((part) => part.id === row.merged_into),
    merged: one?.merged ?? [],
    counts: await countBelonging(db, officeId, kind, id),
    targets: all.filter((part) => part.id !== id).map((part) => ({ id: part.id, name: part.name })),
  };
}

function partOf(row: { id: string; name: string; second_key: string | null }): OrganisationPart {
  return { id: row.id, name: row.name, isRenamed: row.second_key !== null };
}

async function countBelonging(db: Db, officeId: string, kind: OrganisationKind, id: string): Promise<BelongingCounts> {
  if (kind === "units") return countOfUnit(db, officeId, id);
  const { received } = await db
    .selectFrom("daily_counter_totals")
    .where("office_id", "=", officeId)
    .where("counter_id", "=", id)
    .select((eb) => eb.fn.sum<number | null>("received").as("received"))
    .executeTakeFirstOrThrow();
  return { dossiers: received ?? 0, cases: 0, people: 0 };
}

async function countOfUnit(db: Db, officeId: string, id: string): Promise<BelongingCounts> {
  const { received } = await db
    .selectFrom("daily_unit_totals")
    .where("office_id", "=", officeId)
    .where("unit_id", "=", id)
    .select((eb) => eb.fn.sum<number | null>("received").as("received"))
    .executeTakeFirstOrThrow();
  const cases = await db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("unit_id", "=", id)
    .select((eb) => eb.fn.countAll<number>().as("number"))
    .executeTakeFirstOrThrow();
  const accounts = await db
    .selectFrom("staff")
    .where("office_id", "=", officeId)
    .where("unit_id", "=", id)
    .where("closed_at", "is", null)
    .select((eb) => eb.fn.countAll<number>().as("number"))
    .executeTakeFirstOrThrow();
  const invited = await db
    .selectFrom("staff_invitations")
    .where("office_id", "=", officeId)
    .where("unit_id", "=", id)
    .select((eb) => eb.fn.countAll<number>().as("number"))
    .executeTakeFirstOrThrow();
  return { dossiers: received ?? 0, cases: cases.number, people: accounts.number + invited.number };
}

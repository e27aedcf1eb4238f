import type { Db } from "#db/engine.ts";
import type { WaitingPlace } from "./waiting-rating.ts";

/** A code that was issued in advance, whose dossier is not registered yet. */
export interface IssuedCode {
  code: string;
  officeId: string;
  officeName: string;
  /** The dossier to which it is bound; null before. */
  number: string | null;
  /** The networks that the office named as its own; not for the citizen. */
  ownNetworks: string;
}

/** Finds a code that was issued in advance; it has no end, however old the book of codes is. */
export async function findIssuedCode(db: Db, code: string): Promise<IssuedCode | undefined> {
  const row = await db
    .selectFrom("issued_codes")
    .innerJoin("offices", "offices.id", "issued_codes.office_id")
    .leftJoin("trust_rules", "trust_rules.office_id", "issued_codes.office_id")
    .where("issued_codes.code", "=", code)
    .select(["issued_codes.code", "issued_codes.number", "offices.id as officeId", "offices.name as officeName"])
    .select("trust_rules.own_networks as ownNetworks")
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, ownNetworks: row.ownNetworks ?? "" };
}

/** Where the ratings of the code wait. */
export function placeOf({ officeId, code }: Pick<IssuedCode, "officeId" | "code">): WaitingPlace {
  return { officeId, kind: "code", place: code };
}

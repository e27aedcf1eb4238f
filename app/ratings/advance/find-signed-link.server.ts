import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { sameDigest, unseal } from "#app/platform/secrets.server.ts";
import { mayLookUp, noteUnknownCode } from "#app/ratings/giving/guessed-codes.server.ts";
import { findWaiting } from "#app/ratings/waiting/save-waiting.server.ts";
import type { WaitingRating } from "#app/ratings/waiting/waiting-rating.ts";
import { secretState } from "./link-secret.ts";
import { linkSignature } from "./link-signature.server.ts";
import { readSignedLink, signedPath } from "./signed-link.ts";

/** A link with a good signature. */
export interface GoodLink {
  officeId: string;
  officeName: string;
  contactLine: string;
  /** The networks that the office named as its own; not for the citizen. */
  ownNetworks: string;
  number: string;
  /** Its address, however it was typed. */
  path: string;
}

/** What a signed link leads to. */
export type FoundLink =
  | { kind: "unknown" }
  | { kind: "too-many" }
  /** The dossier is in the register: the code of its receipt. */
  | { kind: "registered"; code: string; dossierId: string; officeId: string }
  | { kind: "waiting"; link: GoodLink; rating: WaitingRating | undefined };

/**
 * Checks a signed link and looks for its dossier. A link with a wrong signature, or of a secret that is unknown, ended or
 * revoked, gets one and the same answer and counts as a guess, like an unknown receipt code.
 */
export async function findSignedLink(context: Context, secretId: string, rest: string): Promise<FoundLink> {
  if (!(await mayLookUp(context))) return { kind: "too-many" };
  const link = await checkLink(context, secretId, rest);
  if (link === undefined) {
    noteUnknownCode(context);
    return { kind: "unknown" };
  }
  const { officeId, number } = link;
  const registered = await findRegistered(context.db, officeId, number);
  if (registered !== undefined) return { kind: "registered", officeId, ...registered };
  return { kind: "waiting", link, rating: await findWaiting(context.db, { officeId, kind: "number", place: number }) };
}

async function checkLink(context: Context, secretId: string, rest: string): Promise<GoodLink | undefined> {
  const { db, clock } = context;
  const read = readSignedLink(secretId, rest);
  if (read === undefined) return undefined;
  const row = await db
    .selectFrom("link_secrets")
    .innerJoin("offices", "offices.id", "link_secrets.office_id")
    .leftJoin("trust_rules", "trust_rules.office_id", "offices.id")
    .where("link_secrets.id", "=", read.secretId)
    .select(["link_secrets.sealed", "link_secrets.ends_on as endsOn", "link_secrets.revoked_at as revokedAt"])
    .select(["offices.id as officeId", "offices.name as officeName", "offices.contact_line as contactLine"])
    .select("trust_rules.own_networks as ownNetworks")
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { sealed, endsOn, revokedAt, ownNetworks, ...office } = row;
  const secret = openSecret(context, read.secretId, sealed);
  if (secret === undefined) return undefined;
  const isGood = sameDigest(linkSignature(secret, read.number), read.signature);
  if (!isGood || secretState({ endsOn, revokedAt }, dayOf(clock.now())) !== "valid") return undefined;
  return { ...office, ownNetworks: ownNetworks ?? "", number: read.number, path: signedPath(read) };
}

/** The secret of links; undefined, and logged, if it was encrypted with another SECRET than this installation has. */
function openSecret({ settings, log }: Context, id: string, sealed: string): string | undefined {
  try {
    return unseal(settings.secret, id, sealed, "link secret");
  } catch {
    log.error({ linkSecret: id }, "secret of signed links cannot be read with this SECRET");
    return undefined;
  }
}

/** The dossier of a number with the code of its receipt; undefined while it is not registered. */
export function findRegistered(db: Db, officeId: string, number: string) {
  return db
    .selectFrom("dossiers")
    .innerJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.number", "=", number)
    .select(["receipts.code", "dossiers.id as dossierId"])
    .executeTakeFirst();
}

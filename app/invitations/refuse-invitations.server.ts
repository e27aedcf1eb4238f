import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { readStopToken } from "./invited-address.server.ts";

/** The page of a link by which somebody refuses further invitations. */
export interface StopPage {
  officeId: string;
  officeName: string;
  isRefused: boolean;
}

/** Finds what the link is about, and changes nothing: mail scanners open every link. Undefined if it is not ours. */
export async function findStopPage({ db, settings }: Context, token: string): Promise<StopPage | undefined> {
  const read = readStopToken(settings.secret, token);
  if (read === undefined) return undefined;
  const row = await db
    .selectFrom("offices")
    .leftJoin("invitation_refusals", (join) =>
      join
        .onRef("invitation_refusals.office_id", "=", "offices.id")
        .on("invitation_refusals.address_hash", "=", read.hash),
    )
    .where("offices.id", "=", read.officeId)
    .select(["offices.id as officeId", "offices.name as officeName", "invitation_refusals.refused_at as refusedAt"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { officeId: row.officeId, officeName: row.officeName, isRefused: row.refusedAt !== null };
}

/**
 * Sends this address no further invitation of the office, and removes the contacts that wait for it. Can be repeated.
 * False if the link is not ours.
 */
export async function refuseInvitations(context: Context, token: string): Promise<boolean> {
  const read = readStopToken(context.settings.secret, token);
  if (read === undefined || (await findStopPage(context, token)) === undefined) return false;
  const { officeId, hash } = read;
  await inTransaction(context.db, async (tx) => {
    await tx
      .insertInto("invitation_refusals")
      .values({ office_id: officeId, address_hash: hash, refused_at: context.clock.now() })
      .onConflict((known) => known.columns(["office_id", "address_hash"]).doNothing())
      .execute();
    await tx
      .deleteFrom("rating_invitations")
      .where("office_id", "=", officeId)
      .where("address_hash", "=", hash)
      .where("state", "=", "waiting")
      .execute();
  });
  return true;
}

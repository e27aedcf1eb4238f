import type { Tx } from "#db/engine.ts";
import type { RatingsTable } from "#db/schema/ratings.ts";
import type { Happened } from "#app/webhooks/tell-webhooks.server.ts";
import { tellWebhooks } from "#app/webhooks/tell-webhooks.server.ts";

/** A rating that was just counted. */
export interface GivenRating {
  rating: RatingsTable;
  /** Whether another score replaced the counted one. */
  isChange: boolean;
}

/** Tells other software of counted ratings, in their transaction. Ratings that were set aside are not told. */
export async function tellRatings(tx: Tx, given: readonly GivenRating[]): Promise<void> {
  const counted = given.filter(({ rating }) => rating.set_aside_at === null);
  const offices = counted.map(({ rating }) => rating.office_id);
  await tellWebhooks(tx, "rating.given", offices, async (listening) => {
    const told = counted.filter(({ rating }) => listening.has(rating.office_id));
    const dossiers = await listDossiers(tx, told);
    return told.flatMap((one) => {
      const dossier = dossiers.get(one.rating.dossier_id);
      return dossier === undefined ? [] : eventOf(one, dossier);
    });
  });
}

type Dossier = Awaited<ReturnType<typeof listDossiers>> extends Map<string, infer Row> ? Row : never;

async function listDossiers(tx: Tx, given: readonly GivenRating[]) {
  const ids = given.map(({ rating }) => rating.dossier_id);
  const rows = await tx
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where("dossiers.id", "in", ids)
    .select(["dossiers.id", "dossiers.channel", "procedures.code", "procedures.name"])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function eventOf({ rating, isChange }: GivenRating, { channel, code, name }: Dossier): Happened<"rating.given"> {
  return {
    officeId: rating.office_id,
    key: `rating:${rating.id}:${String(rating.taps)}`,
    about: null,
    at: rating.given_at,
    data: {
      id: rating.id,
      change: isChange ? "changed" : "recorded",
      score: rating.score,
      givenOn: rating.given_on,
      firstGivenOn: rating.first_given_on,
      source: rating.source,
      language: rating.language,
      channel,
      procedure: { code, name },
    },
  };
}

import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { mayLookUp, noteUnknownCode } from "#app/ratings/giving/guessed-codes.server.ts";
import { handle } from "#app/api/answering/handle.server.ts";
import { refusedBecause } from "#app/api/answering/refuse.ts";
import { giveRatingRoute, listRatingsRoute } from "#app/api/contract/ratings.ts";
import { pageOf } from "./page-of.ts";

const listRatings = handle(listRatingsRoute, async ({ context: { db }, caller, query, addressWith }) => {
  const { from, until, after, limit } = query;
  let ratings = db
    .selectFrom("ratings")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where("ratings.office_id", "=", caller.officeId)
    .where("ratings.set_aside_at", "is", null);
  if (from !== undefined) ratings = ratings.where("ratings.given_on", ">=", from);
  if (until !== undefined) ratings = ratings.where("ratings.given_on", "<=", until);
  if (after !== undefined) ratings = ratings.where("ratings.id", ">", after);
  const rows = await ratings
    .orderBy("ratings.id")
    .limit(limit + 1)
    .select(["ratings.id", "ratings.score", "ratings.given_on as givenOn", "ratings.first_given_on as firstGivenOn"])
    .select(["ratings.source", "ratings.language", "dossiers.channel"])
    .select(["procedures.code", "procedures.name"])
    .execute();
  const { lines, next } = pageOf(rows, query, addressWith);
  return { body: { ratings: lines.map(({ code, name, ...line }) => ({ ...line, procedure: { code, name } })), next } };
});

/**
 * Gives a rating by the same command as a tap. Where the request comes from says nothing about the citizen, so it leaves
 * no fingerprint; only codes that do not exist in the office count against the network of the software.
 */
const rate = handle(giveRatingRoute, async ({ context, caller, body: { code, score, language } }) => {
  if (!(await mayLookUp(context))) return refusedBecause("too-many", { afterSeconds: 60 });
  const receipt = await findReceipt(context.db, code);
  if (receipt?.officeId !== caller.officeId) {
    noteUnknownCode(context);
    return refusedBecause("not-found");
  }
  const given = await giveRating({ ...context, visitor: undefined }, { code, score, source: "api", language });
  switch (given.outcome) {
    case "unknown-code":
    case "waiting":
      return refusedBecause("not-found");
    case "not-open":
      return refusedBecause("not-open");
    case "too-many":
      return refusedBecause("too-many", { afterSeconds: 3600 });
    default:
      return { body: { outcome: given.outcome } };
  }
});

export const ratingRoutes = [listRatings, rate];

import type { DossierCounts } from "./dossier-counts.ts";
import type { Share } from "./share.ts";

type Submitted = Pick<
  DossierCounts,
  "received" | "online_full" | "online_part" | "post" | "return_known" | "return_post"
>;

/** Dossiers received online, for the whole procedure or a part of it ÷ all received (formerly "mức độ 3, 4"). */
export function onlineShare(dossiers: Submitted): Share {
  return { numerator: dossiers.online_full + dossiers.online_part, denominator: dossiers.received };
}

/** Trực tuyến toàn trình ÷ all received. */
export function onlineFullShare(dossiers: Submitted): Share {
  return { numerator: dossiers.online_full, denominator: dossiers.received };
}

/** Trực tuyến một phần ÷ all received. */
export function onlinePartShare(dossiers: Submitted): Share {
  return { numerator: dossiers.online_part, denominator: dossiers.received };
}

/** Received by public post (bưu chính công ích) ÷ all received. */
export function postInShare(dossiers: Submitted): Share {
  return { numerator: dossiers.post, denominator: dossiers.received };
}

/** Results returned by public post ÷ results of which the register says how they were returned. */
export function postOutShare(dossiers: Submitted): Share {
  return { numerator: dossiers.return_post, denominator: dossiers.return_known };
}

/** Procedures by what was received of them in the period. */
export interface ProcedureCounts {
  withDossiers: number;
  withOnline: number;
  withPost: number;
}

/** Several procedures looked at as one, where they are not told apart. */
export function asOneProcedure({ received, online_full, online_part, post }: Submitted): ProcedureCounts {
  const one = (count: number) => (count > 0 ? 1 : 0);
  return { withDossiers: one(received), withOnline: one(online_full + online_part), withPost: one(post) };
}

/**
 * Procedures with dossiers received online ÷ procedures with dossiers. The plans count the procedures offered online,
 * which the register does not tell; those that nobody used in the period are outside both.
 */
export function proceduresOnline({ withOnline, withDossiers }: ProcedureCounts): Share {
  return { numerator: withOnline, denominator: withDossiers };
}

/** Procedures with dossiers received by public post ÷ procedures with dossiers. */
export function proceduresByPost({ withPost, withDossiers }: ProcedureCounts): Share {
  return { numerator: withPost, denominator: withDossiers };
}

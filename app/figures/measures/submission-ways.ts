import type { DossierCounts } from "./dossier-counts.ts";
import type { Share } from "./share.ts";

/*
 * How dossiers were submitted and results returned: online, by public post (bưu chính công ích). Dossiers received in the
 * period; never withheld. Sources: plan of Bà Rịa – Vũng Tàu (01A/KH-SKHCN, 05/01/2019), II, row 7; plan of Cần Thơ
 * (27/01/2023), I.2.c; the annex on the tasks of 2020 in `targets/plan-unnamed-2020.ts`, section VII.
 */

type Submitted = Pick<
  DossierCounts,
  "received" | "online_full" | "online_part" | "post" | "return_known" | "return_post"
>;

/** Received online, for the whole procedure or a part of it ÷ all received (formerly "mức độ 3, 4"). */
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

/** Results returned by public post ÷ results for which the register says how they were returned. */
export function postOutShare(dossiers: Submitted): Share {
  return { numerator: dossiers.return_post, denominator: dossiers.return_known };
}

/** Numbers of procedures that had dossiers in the period: at all, online, by post. */
export interface ProcedureCounts {
  withDossiers: number;
  withOnline: number;
  withPost: number;
}

/** Counts a selection whose procedures are not known as one procedure. */
export function asOneProcedure({ received, online_full, online_part, post }: Submitted): ProcedureCounts {
  const one = (count: number) => (count > 0 ? 1 : 0);
  return { withDossiers: one(received), withOnline: one(online_full + online_part), withPost: one(post) };
}

/**
 * Procedures with dossiers received online ÷ procedures with dossiers. The plans count the procedures offered online, which
 * the register does not contain; a procedure that nobody used in the period is outside numerator and denominator.
 */
export function proceduresOnline({ withOnline, withDossiers }: ProcedureCounts): Share {
  return { numerator: withOnline, denominator: withDossiers };
}

/** Procedures with dossiers received by public post ÷ procedures with dossiers. */
export function proceduresByPost({ withPost, withDossiers }: ProcedureCounts): Share {
  return { numerator: withPost, denominator: withDossiers };
}

import { wilsonInterval } from "#app/figures/measures/satisfaction.ts";

/** What became of the invitations of the last days. */
export interface InvitationCounts {
  waiting: number;
  sent: number;
  /** The receiving server did not answer, so nobody knows. */
  perhapsSent: number;
  undeliverable: number;
  /** Addresses that want no further invitation, ever since. */
  refusals: number;
  /** Invited dossiers whose first rating came after the message. */
  rated: number;
  /** Dossiers sent online or by post that were not invited, with a result in the same days. */
  others: { dossiers: number; rated: number };
}

/** A share with its 95 % interval, all as hundredths; undefined where there is nothing to count. */
export interface CountedShare {
  rated: number;
  of: number;
  share: number;
  from: number;
  to: number;
}

function shareOf(rated: number, of: number): CountedShare | undefined {
  if (of === 0) return undefined;
  const { from, to } = wilsonInterval(rated, of);
  return { rated, of, share: rated / of, from, to };
}

/** The participation of invited dossiers, and of the comparable ones that were not invited. */
export function participationOf({ sent, perhapsSent, rated, others }: InvitationCounts) {
  return { invited: shareOf(rated, sent + perhapsSent), others: shareOf(others.rated, others.dossiers) };
}

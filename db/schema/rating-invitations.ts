import type { InvitationChannel, InvitationState } from "#app/invitations/invitation.ts";
import type { Instant } from "#app/platform/day.ts";

/** An invitation to rate, at most one for each dossier: what waits for the result, and what became of it. */
export interface RatingInvitationsTable {
  office_id: string;
  /** Số hồ sơ; with the office the primary key. It stays if the dossier is removed and imported again. */
  dossier_number: string;
  channel: InvitationChannel;
  state: InvitationState;
  /** The e-mail address or telephone number, encrypted. Null as soon as the message is sent or cannot be. */
  sealed: string | null;
  /** `addressHash` of the address, to find it when its owner wants no more messages. Null together with `sealed`. */
  address_hash: string | null;
  kept_at: Instant;
  /** Not tried before this time. */
  next_attempt_at: Instant;
  attempts: number;
  /** The process that sends it, by a name of this attempt; null unless the state is `sending`. */
  claim: string | null;
  claimed_at: Instant | null;
  /** When it was sent, or given up; null until then. */
  ended_at: Instant | null;
}

/** Whether an office sends invitations. An office without a row sends none. */
export interface InvitationRulesTable {
  office_id: string;
  /** 1 if it does. */
  is_on: number;
  /** On what legal basis, in the office's words. */
  basis: string;
}

/** The addresses that want no invitations of an office, as keyed hashes only. */
export interface InvitationRefusalsTable {
  office_id: string;
  /** `addressHash` of the address. */
  address_hash: string;
  refused_at: Instant;
}

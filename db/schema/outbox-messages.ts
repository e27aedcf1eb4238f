import type { Generated } from "kysely";
import type { Instant } from "#app/platform/day.ts";
import type { Channel, DeliveryProblem, MessageKind, MessageState } from "#app/notifications/message.ts";

/** A message that leaves the product, written in the transaction of what it tells of. */
export interface OutboxMessagesTable {
  id: string;
  office_id: string;
  /** What is told, about what, on which occasion; unique, so that nothing is told twice. */
  key: string;
  channel: Channel;
  kind: MessageKind;
  /** The reference of the case it is about; null for a digest. */
  about: string | null;
  /** AES-256-GCM over JSON {to, subject, text}: personal data. Null once it was sent, lapsed or was forgotten. */
  sealed: string | null;
  state: MessageState;
  attempts: number;
  /** Attempts after which nobody knows whether the message was taken over; it is tried at most once after the first. */
  unknown_outcomes: Generated<number>;
  next_attempt_at: Instant;
  /** After this it is no longer worth sending, such as yesterday's digest. */
  useful_until: Instant;
  /** The sender who holds it, and until when; a sender that died loses it then. */
  claimed_by: string | null;
  claimed_until: Instant | null;
  last_error: DeliveryProblem | null;
  created_at: Instant;
  sent_at: Instant | null;
}

import type { Generated } from "kysely";
import type { Instant } from "#app/platform/day.ts";
import type { Channel, DeliveryProblem, MessageKind, MessageState } from "#app/notifications/message.ts";

/** A message to be sent, written in the transaction of the change it announces. */
export interface OutboxMessagesTable {
  id: string;
  office_id: string;
  /** Kind, subject and occasion of the message; unique, so that it is sent once. */
  key: string;
  channel: Channel;
  kind: MessageKind;
  /** The reference of its case; null for a digest. */
  about: string | null;
  /** AES-256-GCM over JSON {to, subject, text}: personal data. Null after it was sent, lapsed or removed. */
  sealed: string | null;
  state: MessageState;
  attempts: number;
  /**
   * Number of attempts with unknown outcome: the message may have been delivered. After the first, it is tried once
   * more.
   */
  unknown_outcomes: Generated<number>;
  next_attempt_at: Instant;
  /** After this time it is not worth sending, such as yesterday's digest. */
  useful_until: Instant;
  /** The process that is sending it, and until when; afterwards another may send it. */
  claimed_by: string | null;
  claimed_until: Instant | null;
  last_error: DeliveryProblem | null;
  created_at: Instant;
  sent_at: Instant | null;
}

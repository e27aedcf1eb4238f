import type { Instant } from "#app/platform/day.ts";
import type { EventName } from "#app/webhooks/event.ts";
import type { DeliveryState, PostProblem } from "#app/webhooks/webhook.ts";

/** An event for one webhook, written in the transaction of what happened. */
export interface WebhookDeliveriesTable {
  /** Sent as `webhook-id`; a repeat has the same one. */
  id: string;
  office_id: string;
  webhook_id: string;
  event: EventName;
  /** Subject and occasion of the event; unique for the webhook, so that it is told once. */
  key: string;
  /** The reference of its case; null for other events. */
  about: string | null;
  /** The JSON that is sent; without personal data. */
  body: string;
  state: DeliveryState;
  attempts: number;
  next_attempt_at: Instant;
  /** The process that is sending it, and until when; afterwards another may send it. */
  claimed_by: string | null;
  claimed_until: Instant | null;
  /** The HTTP status of the last answer; null if there was none. */
  last_status: number | null;
  /** Why the last attempt failed; null if it did not. */
  last_problem: PostProblem | null;
  created_at: Instant;
  /** When it was delivered, given up or withheld. */
  finished_at: Instant | null;
}

import type { Instant } from "#app/platform/day.ts";
import type { WebhookState } from "#app/webhooks/webhook.ts";

/** An address of other software that is told of events of one office. */
export interface WebhooksTable {
  id: string;
  office_id: string;
  /** What an administrator calls it, such as the name of the software. */
  name: string;
  /** Where the events are posted: https, or http within the networks of WEBHOOK_NETWORKS. */
  address: string;
  /** Names of events with a space in between, see `app/webhooks/event.ts`. */
  events: string;
  /** AES-256-GCM over the secret that signs the events; empty after it was removed. */
  sealed_secret: string;
  /** The secrets before the last one, sealed, with a space in between; they sign as well until `previous_until`. */
  sealed_previous: string | null;
  previous_until: Instant | null;
  state: WebhookState;
  /** When it came into this state. */
  state_since: Instant;
  /** Failed attempts since the last success. */
  failures: number;
  /** The first of those; null if the last attempt succeeded. */
  failing_since: Instant | null;
  /** Raised by every change of a person, so that an older page overwrites nothing. */
  revision: number;
  created_at: Instant;
  created_by: string | null;
}

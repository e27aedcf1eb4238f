import { z } from "zod";
import type { Instant } from "#app/platform/day.ts";
import { typedLine } from "#app/platform/text/typed-line.ts";
import { chosenEvents, type ChosenEvent, type EventName } from "./event.ts";

/**
 * `on`: it is told of events. `off`: a person switched it off. `failing`, `gone`: the product switched it off, because
 * nothing arrived for days, or because its software answered 410. `removed`: a person removed it; the row stays until its
 * deliveries are gone.
 */
export type WebhookState = "on" | "off" | "failing" | "gone" | "removed";

/**
 * Waiting for its first or next attempt; delivered; given up after the last attempt; withheld, because its case was
 * locked before it was sent.
 */
export const deliveryStates = ["pending", "delivered", "given-up", "withheld"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/**
 * Why an attempt failed: the name has no address; the address is one that webhooks may not reach; no connection; no
 * trusted certificate; no answer in time; an answer that is not HTTP; a status that is not 2xx; the webhook was switched
 * off meanwhile; its secret cannot be read with the SECRET of this installation.
 */
export const postProblems = [
  "name",
  "forbidden",
  "connection",
  "certificate",
  "timeout",
  "answer",
  "status",
  "switched-off",
  "unreadable",
] as const;
export type PostProblem = (typeof postProblems)[number];

/** A webhook as its pages show it; the secret is never shown again. */
export interface ListedWebhook {
  id: string;
  name: string;
  address: string;
  events: ChosenEvent[];
  state: WebhookState;
  stateSince: Instant;
  failures: number;
  failingSince: Instant | null;
  revision: number;
  createdAt: Instant;
  /** Until when the secret before the last one signs as well; null if it does not. */
  previousUntil: Instant | null;
}

/** A delivery as the page shows it. */
export interface ListedDelivery {
  id: string;
  webhookId: string;
  webhookName: string;
  event: EventName;
  /** The reference of its case; null for other events, and if the case is locked. */
  about: string | null;
  state: DeliveryState;
  attempts: number;
  status: number | null;
  problem: PostProblem | null;
  createdAt: Instant;
  nextAttemptAt: Instant;
  finishedAt: Instant | null;
  /** Whether the repeat button does something: it is finished, and its webhook is on. */
  canRepeat: boolean;
}

/** What the forms of webhooks can be wrong about; texts below `webhooks:problems`. */
export type WebhookProblem =
  | "nameMissing"
  | "nameLong"
  | "nameTaken"
  | "addressMissing"
  | "addressLong"
  | "addressWrong"
  | "addressHasMore"
  | "addressUnknown"
  | "addressForbidden"
  | "addressPlain"
  | "eventsMissing"
  | "tooMany"
  | "changedMeanwhile";

const problem = (name: WebhookProblem) => name;

/**
 * Reads the address of a webhook: http or https, without a user, a password and a fragment. The browser's own reading
 * (WHATWG URL) turns every spelling of an IPv4 address, such as 2130706433, into the usual one.
 */
function readAddress(typed: string): { ok: true; address: string } | { ok: false; problem: WebhookProblem } {
  let url: URL;
  try {
    url = new URL(typed);
  } catch {
    return { ok: false, problem: "addressWrong" };
  }
  if (!/^https?:$/.test(url.protocol) || url.hostname === "") return { ok: false, problem: "addressWrong" };
  if (url.username !== "" || url.password !== "" || typed.includes("#"))
    return { ok: false, problem: "addressHasMore" };
  return { ok: true, address: url.href };
}

const addressSchema = typedLine<WebhookProblem>(1, 500, { missing: "addressMissing", long: "addressLong" }).transform(
  (typed, check): string => {
    const read = readAddress(typed);
    if (read.ok) return read.address;
    check.addIssue({ code: "custom", message: read.problem });
    return z.NEVER;
  },
);

const fields = {
  name: typedLine<WebhookProblem>(2, 80, { missing: "nameMissing", long: "nameLong" }),
  address: addressSchema,
  events: z.array(z.enum(chosenEvents, problem("eventsMissing"))).min(1, problem("eventsMissing")),
};

/** The form of a new webhook. */
export const newWebhookSchema = z.object(fields);
export type NewWebhook = z.infer<typeof newWebhookSchema>;

/** The form that changes a webhook; `revision` is the one that its page showed. */
export const webhookChangeSchema = z.object({ ...fields, revision: z.coerce.number().int() });
export type WebhookChange = z.infer<typeof webhookChangeSchema>;

/** Without its path, which may contain a token: this much of an address may be recorded and logged. */
export function originOf(address: string): string {
  return new URL(address).origin;
}

/** How long deliveries are listed, in days, counted from the event. */
export const deliveryDays = 30;

/** Which deliveries a page lists. */
export interface DeliveryFilter {
  webhookId: string | null;
  state: DeliveryState | null;
  /** The page shows the deliveries before this id; null for the newest. */
  before: string | null;
}

/** Reads the filter of the page of deliveries; what is no filter narrows nothing. */
export function readDeliveryFilter(query: URLSearchParams): DeliveryFilter {
  const idOf = (name: string) => {
    const typed = query.get(name) ?? "";
    return /^[0-9a-f-]{36}$/.test(typed) ? typed : null;
  };
  const state = deliveryStates.find((one) => one === query.get("state")) ?? null;
  return { webhookId: idOf("webhook"), state, before: idOf("before") };
}

/** Why a form that reads well was refused. */
export type WebhookRefusal = Extract<
  WebhookProblem,
  "nameTaken" | "addressUnknown" | "addressForbidden" | "addressPlain" | "tooMany" | "changedMeanwhile"
>;

/** A refusal with its place in the form, as Conform shows it. */
export function answerOfRefusal(reason: WebhookRefusal): {
  fieldErrors?: Record<string, string[]>;
  formErrors?: string[];
} {
  if (reason === "tooMany" || reason === "changedMeanwhile") return { formErrors: [reason] };
  return { fieldErrors: { [reason === "nameTaken" ? "name" : "address"]: [reason] } };
}

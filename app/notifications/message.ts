import type { Day, Instant } from "#app/platform/day.ts";

/** How a message leaves: e-mail by SMTP, or a text message by the gateway for SMS and Zalo. */
export const channels = ["email", "sms"] as const;
export type Channel = (typeof channels)[number];

/**
 * Where a message stands: waiting, sent, given up after the last attempt or a refusal (staff may try again), or lapsed
 * because it was no longer worth sending.
 */
export type MessageState = "pending" | "sent" | "given-up" | "lapsed";

/**
 * Why an attempt failed. The first five stop the whole channel for the moment: the server was not reached, did not answer in
 * time, refused our credentials, was not well, or never answered after it had the whole message, so that nobody knows whether
 * it was delivered. The others are about this one message: refused, refused for the moment (full mailbox, greylisting), or
 * sealed with a key that this installation does not have.
 */
export const deliveryProblems = [
  "connection",
  "timeout",
  "credentials",
  "server",
  "unknown-outcome",
  "refused",
  "deferred",
  "unreadable",
] as const;
export type DeliveryProblem = (typeof deliveryProblems)[number];

/** Whether the channel as a whole is in trouble, so that other messages are not worth an attempt now. */
export function isChannelProblem(problem: DeliveryProblem): boolean {
  return problem !== "refused" && problem !== "deferred" && problem !== "unreadable";
}

/** What citizens are told of their case. None of it repeats what they wrote, and none holds the secret. */
export const senderMessageKinds = [
  "receipt",
  "thanks",
  "progress",
  "asked",
  "answered",
  "not-accepted",
  "forwarded",
  "reopened",
  "interim",
  "duplicate",
  "separated",
] as const;
export type SenderMessageKind = (typeof senderMessageKinds)[number];

/** The same to the sender of a case, with what each needs. */
export interface SenderMessage {
  kind: SenderMessageKind;
  reference: string;
  officeName: string;
  /** How the office is reached, as citizens read it; empty where it has not said. */
  contactLine: string;
  dueOn: Day;
  /** The status page of the case, which asks for the secret. */
  link: string;
}

/** A case was given to somebody. */
export interface AssignedMessage {
  kind: "assigned";
  reference: string;
  dueOn: Day;
  link: string;
}

/** A case in somebody's digest. */
export interface DigestLine {
  reference: string;
  dueOn: Day;
  /** Working days until the due day; 0 on it, negative after it. */
  workingDaysLeft: number;
  /** Whether a colleague handles it and the reader is to see to it that they do. */
  isEscalated: boolean;
  link: string;
}

/** The day's reminders and escalations of one member of staff, in one message instead of many. */
export interface DigestMessage {
  kind: "digest";
  officeName: string;
  today: Day;
  lines: readonly DigestLine[];
  /** The inbox. */
  link: string;
}

export type Message = SenderMessage | AssignedMessage | DigestMessage;
export type MessageKind = Message["kind"];

/** What is sealed into the outbox. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** A message as staff see it: neither to whom nor what it says. */
export interface ListedMessage {
  id: string;
  kind: MessageKind;
  channel: Channel;
  /** The reference of its case; null for a digest, and where the case is locked. */
  about: string | null;
  attempts: number;
  createdAt: Instant;
  nextAttemptAt: Instant;
  problem: DeliveryProblem | null;
  /** Whether an attempt ended without an answer, so that it may have been delivered. */
  isPerhapsSent: boolean;
  /** False once its contents were removed. */
  canRetry: boolean;
}

/** What an office's page of messages shows. */
export interface Messages {
  pending: ListedMessage[];
  givenUp: ListedMessage[];
  counts: { pending: number; givenUp: number; sentLately: number; lapsedLately: number };
  /** Channels in which messages wait because they have no settings, with how many. */
  waitingFor: { channel: Channel; count: number }[];
}

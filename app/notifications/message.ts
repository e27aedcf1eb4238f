import type { Language } from "#app/i18n/languages.ts";
import type { Day, Instant } from "#app/platform/day.ts";

/** The channels: e-mail by SMTP, and text messages by the gateway for SMS and Zalo. */
export const channels = ["email", "sms"] as const;
export type Channel = (typeof channels)[number];

/**
 * The states of a message: waiting; sent; given up after the last attempt or a refusal (staff may try again); lapsed
 * because it was not worth sending any more.
 */
export type MessageState = "pending" | "sent" | "given-up" | "lapsed";

/**
 * Why an attempt failed. The first five stop the whole channel for the moment: the server was not reached, did not
 * answer in time, refused our credentials, reported a fault of its own, or did not answer after it had the whole
 * message, so that its delivery is unknown. The others concern this message only: refused, refused for the moment (full
 * mailbox, greylisting), or encrypted with a key that this installation does not have.
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

/** Whether the whole channel has a problem, so that other messages are not tried now. */
export function isChannelProblem(problem: DeliveryProblem): boolean {
  return problem !== "refused" && problem !== "deferred" && problem !== "unreadable";
}

/** The kinds of messages to the sender of a case. None contains what the sender wrote or the secret. */
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

/** A message to the sender of a case, with its data. */
export interface SenderMessage {
  kind: SenderMessageKind;
  reference: string;
  officeName: string;
  /** Address, telephone and e-mail of the office, as shown to citizens; empty if not set. */
  contactLine: string;
  dueOn: Day;
  /** Address of the status page of the case, which asks for the secret. */
  link: string;
}

/** The message that a case was assigned to a member of staff. */
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
  /** Whether a colleague handles the case and the reader must make sure that it is answered. */
  isEscalated: boolean;
  link: string;
}

/** The day's reminders and escalations for one member of staff, in one message. */
export interface DigestMessage {
  kind: "digest";
  officeName: string;
  today: Day;
  lines: readonly DigestLine[];
  /** Address of the inbox. */
  link: string;
}

/** The reports that an office must send soon or should have sent, for one member of staff. */
export interface ReportsDueMessage {
  kind: "reports-due";
  officeName: string;
  today: Day;
  reports: readonly { name: string; dueOn: Day; workingDaysLeft: number }[];
  /** Address of the list of reports. */
  link: string;
}

/** An official report, which is attached as a file. */
export interface ReportMessage {
  kind: "report";
  officeName: string;
  /** The name of the report. */
  report: string;
  from: Day;
  cutOff: Day;
}

/** The message that somebody got the cases of a colleague whose account was closed. */
export interface HandedOverMessage {
  kind: "handed-over";
  officeName: string;
  cases: number;
  /** Address of the list of the reader's cases. */
  link: string;
}

/** The message that an office invites somebody to work there. */
export interface InvitedMessage {
  kind: "invited";
  officeName: string;
  /** Address of the page on which it is answered. */
  link: string;
}

/** The message to the former address of an account. */
export interface AddressChangedMessage {
  kind: "address-changed";
  officeName: string;
  changedAt: Instant;
}

/** A message by which an office tries whether its e-mail arrives. */
export interface TestMessage {
  kind: "test";
  officeName: string;
  sentAt: Instant;
}

/** The message to administrators that a webhook of their office was switched off, because nothing arrived for days. */
export interface WebhookOffMessage {
  kind: "webhook-off";
  officeName: string;
  /** The name of the webhook. */
  webhook: string;
  /** Address of its page. */
  link: string;
}

export type Message =
  | SenderMessage
  | AddressChangedMessage
  | InvitedMessage
  | AssignedMessage
  | HandedOverMessage
  | DigestMessage
  | ReportsDueMessage
  | ReportMessage
  | WebhookOffMessage
  | TestMessage;
export type MessageKind = Message["kind"];

const otherKinds = ["assigned", "handed-over", "digest", "reports-due", "report", "webhook-off", "test"];

/** Whether this program knows how to write the message. */
export function isKnownMessage(message: unknown): boolean {
  const kind = (message as Partial<Message> | null | undefined)?.kind;
  return kind !== undefined && [...senderMessageKinds, ...otherKinds].includes(kind);
}

/** The contents of a message, which are encrypted in the outbox. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** The page on which its receiver refuses further ones; a mail program offers it as a button (RFC 8058). */
  stopLink?: string;
  /** Files that go with an e-mail. */
  attachments?: readonly Attachment[] | undefined;
}

/** A file of an e-mail. */
export interface Attachment {
  name: string;
  /** Media type. */
  type: string;
  /** The bytes in base64. */
  content: string;
}

/**
 * A letter in the outbox: with its message, so that it is written again when it is sent, in the words that the office
 * has then. Letters of earlier versions have none.
 */
export interface StoredLetter extends Letter {
  message?: Message | undefined;
  language?: Language | undefined;
}

/** A message as staff see it, without recipient and content. */
export interface ListedMessage {
  id: string;
  kind: MessageKind;
  channel: Channel;
  /** The reference of its case; null for a digest, and if the case is locked. */
  about: string | null;
  attempts: number;
  createdAt: Instant;
  nextAttemptAt: Instant;
  problem: DeliveryProblem | null;
  /** Whether an attempt ended without an answer, so that the message may have been delivered. */
  isPerhapsSent: boolean;
  /** False if its contents were removed. */
  canRetry: boolean;
}

/** The data of an office's page of messages. */
export interface Messages {
  pending: ListedMessage[];
  givenUp: ListedMessage[];
  counts: { pending: number; givenUp: number; sentLately: number; lapsedLately: number };
  /** Channels without settings in which messages wait, with their number. */
  waitingFor: { channel: Channel; count: number }[];
}

import { z } from "zod";
import { channels } from "#app/dossiers/dossier.ts";
import { languages } from "#app/i18n/languages.ts";

/**
 * What other software is told, as the bodies of webhooks contain it. Nothing here names a person or repeats what somebody
 * wrote. A rating comes without its dossier's number: software that knows who handed in a dossier must not learn how
 * that person rated.
 */

const day = z.string().meta({ format: "date" });

const ratingSchema = z.object({
  id: z.string().meta({ description: "The id of the rating, as in GET /ratings" }),
  change: z.enum(["recorded", "changed"]).meta({ description: "changed: another score replaced the counted one" }),
  score: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  givenOn: day.meta({ description: "The day of the counted rating" }),
  firstGivenOn: day,
  source: z.enum(["phone", "kiosk", "paper", "api"]),
  language: z.enum(languages),
  channel: z.enum(channels),
  procedure: z.object({ code: z.string(), name: z.string() }),
});

const complaintSchema = z.object({
  reference: z.string().meta({ description: "Mã tra cứu, as in GET /complaints" }),
  kind: z.enum(["problem", "proposal", "praise"]),
  source: z.enum(["receipt", "web", "telephone", "hotline-1022", "post", "box", "in-person", "comment", "api"]),
  receivedOn: day,
  answerOwed: z.boolean().meta({ description: "Whether an official answer is owed" }),
  dueOn: day.nullable().meta({ description: "Null if no answer is owed" }),
  answeredOn: day.nullable(),
  dossier: z.string().nullable().meta({ description: "Số hồ sơ; null if it is about none" }),
});

const testSchema = z.object({ webhook: z.string().meta({ description: "The name of the webhook" }) });

/** What each event tells. */
export const eventData = {
  "rating.given": ratingSchema,
  "complaint.received": complaintSchema,
  "complaint.answered": complaintSchema,
  "complaint.overdue": complaintSchema,
  "webhook.test": testSchema,
} as const;

export type EventName = keyof typeof eventData;
export type EventData<Name extends EventName> = z.input<(typeof eventData)[Name]>;

export const eventNames = Object.keys(eventData) as EventName[];

/** The events that a webhook may choose; each gets the test that is asked for. */
export const chosenEvents = [
  "rating.given",
  "complaint.received",
  "complaint.answered",
  "complaint.overdue",
] as const satisfies readonly EventName[];
export type ChosenEvent = (typeof chosenEvents)[number];

/** The version of the bodies: raised if a field goes or changes its meaning. New fields may come without that. */
export const bodyVersion = 1;

/** The body of an event. */
export function bodySchemaOf(name: EventName) {
  return z.object({
    type: z.literal(name),
    version: z
      .literal(bodyVersion)
      .meta({ description: "The version of the body; new fields may come without notice" }),
    timestamp: z.string().meta({ format: "date-time", description: "When it happened" }),
    office: z.string().meta({ description: "The slug of the office, as in GET /offices" }),
    data: eventData[name],
  });
}

/** An event with its office, as the body says it. */
export interface ToldEvent<Name extends EventName> {
  type: Name;
  timestamp: string;
  office: string;
  data: EventData<Name>;
}

export function writeBody<Name extends EventName>({ type, timestamp, office, data }: ToldEvent<Name>): string {
  return JSON.stringify({ type, version: bodyVersion, timestamp, office, data });
}

/** The chosen events as stored, in their own order. */
export function writeEvents(given: readonly ChosenEvent[]): string {
  return chosenEvents.filter((event) => given.includes(event)).join(" ");
}

/** Reads stored events; words that this version does not know are left out. */
export function readEvents(stored: string): ChosenEvent[] {
  const words = new Set(stored.split(" "));
  return chosenEvents.filter((event) => words.has(event));
}

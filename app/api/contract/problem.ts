import { z } from "zod";

/** Why a request was refused; each has a text `api:refusals.{kind}`. */
export const refusals = {
  "bad-request": 400,
  "bad-json": 400,
  "no-key": 401,
  "wrong-key": 401,
  "not-allowed": 403,
  "not-found": 404,
  "wrong-method": 405,
  "being-answered": 409,
  "wrong-type": 415,
  invalid: 422,
  "other-law": 422,
  "not-open": 422,
  "invitations-off": 422,
  "no-channel": 422,
  "key-reused": 422,
  "too-many": 429,
  "send-later": 503,
} as const;
export type Refusal = keyof typeof refusals;

/** One wrong place of a request. */
const placeSchema = z.object({
  at: z.string().meta({ description: "JSON Pointer (RFC 6901) into the body, or the name of a parameter" }),
  text: z.string().meta({ description: "What is wrong, in the language of the answer" }),
});
export type WrongPlace = z.infer<typeof placeSchema>;

/** Problem details (RFC 9457): the body of every answer with a status of 400 or more. */
export const problemSchema = z.object({
  status: z.int(),
  title: z.string().meta({ description: "The problem in one sentence, in Vietnamese or English (Accept-Language)" }),
  detail: z.string().meta({ description: "What to do about it" }),
  incident: z.string().meta({ description: "The number to name when asking for help; it is in the server's log" }),
  kind: z
    .enum(Object.keys(refusals) as [Refusal, ...Refusal[]])
    .optional()
    .meta({ description: "The problem as a word that never changes; absent if the server itself has the problem" }),
  places: z.array(placeSchema).optional().meta({ description: "The wrong places of the request" }),
});
export type Problem = z.infer<typeof problemSchema>;

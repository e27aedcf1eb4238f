import type { z } from "zod";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Caller } from "#app/api/keys/check-key.server.ts";
import type { AnswerContent, Parameters, Route } from "#app/api/contract/route.ts";
import type { Refused } from "./refuse.ts";

/** What a handler gets: who asks, and the request as its schemas read it. */
interface Call<Path extends Parameters, Query extends Parameters, Body extends z.ZodType | undefined> {
  context: Context;
  caller: Caller;
  language: Language;
  t: Translate;
  path: z.output<Path>;
  query: z.output<Query>;
  body: Body extends z.ZodType ? z.output<Body> : undefined;
  /** The `Idempotency-Key`; null if there is none. */
  requestKey: string | null;
  /** The address of this API with another query, for links to the next page. */
  addressWith: (query: Readonly<Record<string, string>>) => string;
}

type BodyOf<Content extends AnswerContent> = Content extends { type: "application/json"; schema: infer Schema }
  ? Schema extends z.ZodType
    ? z.input<Schema>
    : never
  : string | Uint8Array;

/** The success of a handler: its document, or its picture. */
interface Success<Content extends AnswerContent> {
  status?: number;
  body: BodyOf<Content>;
}

/** A route with its handler, as the answering of requests needs it. */
export interface HandledRoute {
  route: Route;
  run: (call: AnyCall) => Promise<{ status?: number; body: unknown } | Refused>;
}

export type AnyCall = Omit<Call<Parameters, Parameters, undefined>, "path" | "query" | "body"> & {
  path: unknown;
  query: unknown;
  body: unknown;
};

/** Binds a handler to its route; its request and answer are typed by the schemas of the route. */
export function handle<
  Path extends Parameters,
  Query extends Parameters,
  Body extends z.ZodType | undefined,
  Content extends AnswerContent,
>(
  route: Route<Path, Query, Body, Content>,
  handler: (call: Call<Path, Query, Body>) => Promise<Success<Content> | Refused>,
): HandledRoute {
  // The request was read through the schemas of this very route.
  return { route, run: (call) => handler(call as Call<Path, Query, Body>) };
}

import type { z } from "zod";
import type { Scope } from "#app/api/keys/scope.ts";

/** A set of named texts: of a path or of a query. */
export type Parameters = z.ZodObject<Record<string, z.ZodType<unknown, string | undefined>>>;

/** What a route answers with: a JSON document by its schema, or a picture. */
export type AnswerContent = { type: "application/json"; schema: z.ZodType } | { type: "image/svg+xml" | "image/png" };

/**
 * One route of the API. The server, the OpenAPI document, the page about the API and the tests all read the same
 * definition, so that none of them can say something else.
 */
export interface Route<
  Path extends Parameters = Parameters,
  Query extends Parameters = Parameters,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Content extends AnswerContent = AnswerContent,
> {
  /** Its name in generated clients; texts `api:routes.{name}`. */
  name: RouteName;
  method: "GET" | "POST" | "PUT";
  /** Below `/api/v1`; a parameter is written `{name}`. */
  path: string;
  /** What the key must be allowed; null for routes that need no key. */
  scope: Scope | null;
  parameters: Path;
  query: Query;
  body: Body;
  content: Content;
  /** The statuses of a success; the first is the usual one. */
  statuses: readonly [number, ...number[]];
  /** The largest body in bytes; 0 for a request without one. */
  mostBytes: number;
  /** A body that works when sent, for the page about the API. */
  example?: unknown;
  /** Values of the parameters for the page about the API. */
  exampleParameters?: Readonly<Record<string, string>>;
}

export const routeNames = [
  "listOffices",
  "saveDossiers",
  "saveDossier",
  "findDossier",
  "findReceipt",
  "findReceiptQrSvg",
  "findReceiptQrPng",
  "sendInvitation",
  "listRatings",
  "giveRating",
  "listComplaints",
  "sendComplaint",
  "findFigures",
] as const;
export type RouteName = (typeof routeNames)[number];

/** Types the definition of a route by its schemas. */
export function defineRoute<
  Path extends Parameters,
  Query extends Parameters,
  Body extends z.ZodType | undefined,
  Content extends AnswerContent,
>(route: Route<Path, Query, Body, Content>): Route<Path, Query, Body, Content> {
  return route;
}

/** The values of the parameters, decoded; undefined if the path is not the one of the route. */
export function matchPath(route: Pick<Route, "path">, path: string): Record<string, string> | undefined {
  const wanted = route.path.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? "";
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    if (name === undefined ? part !== text : text === "") return undefined;
    if (name !== undefined) values[name] = decodeURIComponent(text);
  }
  return values;
}

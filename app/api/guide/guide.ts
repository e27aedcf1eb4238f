import type { Route, RouteName } from "#app/api/contract/route.ts";
import { labelCommand, sampleCommand } from "./sample-command.ts";
import { bodySchemaOf, eventNames, type EventName } from "#app/webhooks/event.ts";
import { schemaRows, type SchemaRow } from "./schema-rows.ts";

/** What the page about the API says of one route. */
export interface RouteGuide {
  name: RouteName;
  method: string;
  path: string;
  scope: string | null;
  query: SchemaRow[];
  sent: SchemaRow[];
  /** Empty for pictures. */
  answered: SchemaRow[];
  contentType: string;
  command: string;
}

/** A program that prints the link of a dossier. Arguments: address of the product, id of the secret, secret, number. */
export interface LinkSample {
  name: string;
  text: string;
}

/** The page about the API from the definitions of its routes. `base`: the address before their paths. */
export function guideOf(routes: readonly Route[], base: string): RouteGuide[] {
  const receipt = routes.find(({ name }) => name === "findReceipt");
  if (receipt === undefined) throw new Error("the API has no receipt");
  return routes.map((route) => ({
    name: route.name,
    method: route.method,
    path: route.path,
    scope: route.scope,
    query: schemaRows(route.query, "input"),
    sent: route.body === undefined ? [] : schemaRows(route.body, "input"),
    answered: route.content.type === "application/json" ? schemaRows(route.content.schema, "output") : [],
    contentType: route.content.type,
    command: sampleCommand(route, base, receipt),
  }));
}

/** The command that binds the code of a label while it saves a dossier. */
export function labelSample(routes: readonly Route[], base: string): string {
  const save = routes.find(({ name }) => name === "saveDossier");
  if (save === undefined) throw new Error("the API saves no dossier");
  return labelCommand(save, base);
}

/** What the page about the API says of one event of webhooks. */
export interface EventGuide {
  name: EventName;
  rows: SchemaRow[];
}

/** The events of webhooks with the fields of their bodies. */
export function eventGuides(): EventGuide[] {
  return eventNames.map((name) => ({ name, rows: schemaRows(bodySchemaOf(name), "output") }));
}

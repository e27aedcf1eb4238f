import { z } from "zod";
import type { Translate } from "#app/i18n/translate.ts";
import { problemSchema } from "./problem.ts";
import type { Parameters, Route } from "./route.ts";
import { webhooksOf } from "./webhooks.ts";

type Json = Record<string, unknown>;

/** The header by which a repeated request gets the first answer again. */
export const idempotencyHeader = "Idempotency-Key";

/**
 * The OpenAPI 3.1 document of the routes and webhooks, made from the schemas by which requests are read and events
 * written. `t` gives the descriptions.
 */
export function openApiDocument(routes: readonly Route[], t: Translate, serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route, t);
  return {
    openapi: "3.1.1",
    info: {
      title: t("api:title"),
      version: "1.0.0",
      description: t("api:intro"),
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ key: [] }],
    paths,
    webhooks: webhooksOf(t),
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: t("api:keyText") } },
      schemas: { Problem: schemaOf(problemSchema, "output") },
    },
  };
}

function operationOf(route: Route, t: Translate): Json {
  const summary = t(`api:routes.${route.name}.title`);
  const scope = route.scope === null ? "" : ` ${t("api:scopeNeeded", { scope: route.scope })}`;
  return {
    operationId: route.name,
    summary,
    description: t(`api:routes.${route.name}.text`) + scope,
    parameters: [
      ...parametersOf(route.parameters, "path"),
      ...parametersOf(route.query, "query"),
      ...(route.method === "POST" ? [idempotencyParameter(t)] : []),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(route.body, "input"), example: route.example } },
          },
        }),
    responses: {
      ...Object.fromEntries(route.statuses.map((status) => [String(status), answerOf(route, t)])),
      default: {
        description: t("api:problemAnswer"),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function answerOf({ content }: Route, t: Translate): Json {
  const schema =
    content.type === "application/json"
      ? schemaOf(content.schema, "output")
      : { type: "string", contentEncoding: "binary", contentMediaType: content.type };
  return { description: t("api:answer"), content: { [content.type]: { schema } } };
}

function parametersOf(parameters: Parameters, place: "path" | "query"): Json[] {
  return Object.entries(parameters.shape).map(([name, schema]) => {
    const { description, default: _default, ...described } = schemaOf(schema, "input");
    return {
      name,
      in: place,
      required: place === "path",
      ...(description === undefined ? {} : { description }),
      schema: described,
    };
  });
}

function idempotencyParameter(t: Translate): Json {
  return {
    name: idempotencyHeader,
    in: "header",
    required: false,
    description: t("api:idempotencyText"),
    schema: { type: "string", minLength: 1, maxLength: 200 },
  };
}

/** The JSON Schema (2020-12, the dialect of OpenAPI 3.1) of a Zod schema, as it is sent or as it is answered. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, id: _id, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

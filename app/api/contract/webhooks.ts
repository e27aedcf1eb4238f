import { z } from "zod";
import type { Translate } from "#app/i18n/translate.ts";
import { bodySchemaOf, eventNames, type EventName } from "#app/webhooks/event.ts";

type Json = Record<string, unknown>;

const headers = [
  ["webhook-id", "id", { type: "string" }],
  ["webhook-timestamp", "timestamp", { type: "integer" }],
  ["webhook-signature", "signature", { type: "string" }],
] as const;

/**
 * The `webhooks` of the OpenAPI document: what the product sends to other software, by the schemas by which the bodies
 * are written.
 */
export function webhooksOf(t: Translate): Json {
  return Object.fromEntries(eventNames.map((name) => [name, { post: operationOf(name, t) }]));
}

function operationOf(name: EventName, t: Translate): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(bodySchemaOf(name), { io: "output" });
  return {
    operationId: name,
    summary: t(`webhooks:events.${name}`),
    description: t(`webhooks:docs.events.${name}`),
    // The receiver knows the product by its signature, not by a key.
    security: [],
    parameters: headers.map(([header, text, type]) => ({
      name: header,
      in: "header",
      required: true,
      description: t(`webhooks:docs.headers.${text}`),
      schema: type,
    })),
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { "2XX": { description: t("webhooks:docs.received") } },
  };
}

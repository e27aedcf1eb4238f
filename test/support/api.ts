import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect } from "vitest";
import { answerRequest } from "#app/api/answering/answer-request.server.ts";
import { apiRoutes, openApiText } from "#app/api/api.server.ts";
import { matchPath } from "#app/api/contract/route.ts";
import { createKey } from "#app/api/keys/create-key.server.ts";
import { scopes, type Scope } from "#app/api/keys/scope.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import { givenAccount } from "./staff.ts";

/** A request to the API without HTTP. */
interface Asked {
  key?: string | null;
  body?: unknown;
  /** Instead of `body`: the bytes as they are. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
  language?: Language;
}

export interface Answered {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or the text of anything else. */
  body: unknown;
}

/** An administrator of the office and a key with these scopes; all of them by default. */
export async function givenKey(
  context: Context,
  officeId: string,
  given: readonly Scope[] = scopes,
  name = "Phần mềm một cửa",
): Promise<{ key: string; id: string; administrator: { officeId: string; staffId: string } }> {
  const staffId = await givenAccount(context, officeId, `${name}@${officeId}.example`, ["administrator"]);
  const administrator = { officeId, staffId };
  const made = await createKey(context, administrator, { name, scopes: [...given], expiresOn: null });
  if (!made.ok) throw new Error(made.reason);
  return { key: made.key, id: made.id, administrator };
}

/** Asks the API and holds the answer against its schema in the OpenAPI document. */
export async function askApi(context: Context, method: string, address: string, asked: Asked = {}): Promise<Answered> {
  const { pathname, searchParams } = new URL(address, "http://api");
  const { key = null, body, language = "en" } = asked;
  const bytes = asked.bytes ?? (body === undefined ? undefined : new TextEncoder().encode(JSON.stringify(body)));
  const headers = new Headers(bytes === undefined ? {} : { "Content-Type": "application/json" });
  if (key !== null) headers.set("Authorization", `Bearer ${key}`);
  for (const [name, value] of Object.entries(asked.headers ?? {})) headers.set(name, value);
  const answer = await answerRequest(context, apiRoutes, {
    method,
    path: pathname,
    search: searchParams,
    language,
    header: (name) => headers.get(name),
    readBody: () => Promise.resolve(bytes),
  });
  if (answer === undefined) throw new Error("the client is not gone");
  const text = typeof answer.body === "string" ? answer.body : Buffer.from(answer.body).toString("latin1");
  const isJson = (answer.headers["Content-Type"] ?? "").includes("json") && text !== "";
  const parsed: unknown = isJson ? JSON.parse(text) : text;
  expectDescribed(context, method, pathname, answer.status, parsed);
  return { status: answer.status, headers: answer.headers, body: parsed };
}

type Json = Record<string, unknown>;

/** The document as software gets it. */
export function openApi(context: Pick<Context, "settings">): Json & { paths: Record<string, Record<string, Json>> } {
  return JSON.parse(openApiText(context, "en")) as ReturnType<typeof openApi>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats as unknown as { default: (ajv: Ajv2020) => void }).default(ajv);
const documents = new Map<string, ReturnType<typeof openApi>>();
const validators = new Map<Json, ReturnType<typeof ajv.compile>>();

/** Compiled once per schema, because tests ask hundreds of times. */
function validatorOf(schema: Json) {
  const validator = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validator);
  return validator;
}

/** Fails unless the answer is one that the document describes for its address. */
function expectDescribed(
  context: Pick<Context, "settings">,
  method: string,
  path: string,
  status: number,
  body: unknown,
): void {
  if (status === 304) return;
  const site = context.settings.publicUrl;
  const document = documents.get(site) ?? openApi(context);
  documents.set(site, document);
  const found = apiRoutes.find(({ route }) => route.method === method && matchPath(route, path) !== undefined);
  const described = found && document.paths[found.route.path]?.[found.route.method.toLowerCase()];
  const responses = (described?.["responses"] ?? {}) as Record<string, { content: Record<string, { schema: Json }> }>;
  if (status < 400) expect(responses[String(status)], `${method} ${path}: ${String(status)}`).toBeDefined();
  const [schema] = Object.values(responses[String(status)]?.content ?? {});
  const components = document["components"] as { schemas: { Problem: Json } };
  const wanted = status >= 400 ? components.schemas.Problem : schema?.schema;
  if (wanted === undefined) return;
  const validate = validatorOf(wanted);
  expect(validate(body), `${method} ${path}: ${JSON.stringify(body)} ${ajv.errorsText(validate.errors)}`).toBe(true);
}

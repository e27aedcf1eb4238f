import type { Language } from "#app/i18n/languages.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { isFreshTag, tagOf } from "#app/platform/etag.server.ts";
import { openIncident } from "#app/platform/incident.server.ts";
import type { Limit, Slots } from "#app/platform/limits.server.ts";
import { checkKey, type Caller } from "#app/api/keys/check-key.server.ts";
import { idempotencyHeader } from "#app/api/contract/openapi.ts";
import { readJson } from "#app/api/contract/read-json.ts";
import { matchPath } from "#app/api/contract/route.ts";
import { answerOnce } from "./answer-once.server.ts";
import type { AnyCall, HandledRoute } from "./handle.server.ts";
import { refusalAnswer, refusedBecause, type ApiAnswer, type Refused } from "./refuse.ts";
import { readThrough } from "./wrong-places.ts";

/** A request to the API, as the HTTP process hands it over. */
export interface ApiRequest {
  method: string;
  /** Below `/api/v1`, as it was sent: a slash within a value is still encoded. */
  path: string;
  search: URLSearchParams;
  language: Language;
  header: (name: string) => string | null;
  /** Reads the body; undefined if the client is gone before its end, or if it has more than `most` bytes. */
  readBody: (most: number) => Promise<Uint8Array | undefined>;
}

/** Requests of one key. */
const requests: Limit = { name: "requests of a key", count: 600, minutes: 1 };
const atOnce: Slots = { name: "requests of a key", atOnce: 8 };

/** Visible ASCII characters, as a header may contain them. */
const requestKeyPattern = /^[\x21-\x7e]{1,200}$/;

/**
 * Answers a request to the API, from the key to the answer; undefined if the client is gone. Errors of the database and
 * defects are thrown; the HTTP process answers them.
 */
export async function answerRequest(
  context: Context,
  routes: readonly HandledRoute[],
  request: ApiRequest,
): Promise<ApiAnswer | undefined> {
  const answer = await answerOrRefuse(context, routes, request);
  if (answer === undefined || !("refused" in answer)) return answer;
  const { number } = openIncident();
  context.log.info({ incident: number, reason: answer.refused }, "refused to software");
  return refusalAnswer(answer, request.language, number);
}

async function answerOrRefuse(context: Context, routes: readonly HandledRoute[], request: ApiRequest) {
  const found = findRoute(routes, request);
  if ("refused" in found) return found;
  const { scope } = found.handled.route;
  const checked = await checkKey(context, request.header("authorization"));
  if (!checked.ok) return refusedKey(checked.reason);
  if (scope !== null && !checked.caller.scopes.includes(scope)) return refusedBecause("not-allowed");
  const { keyId } = checked.caller;
  if (!context.limits.take(requests, keyId)) return refusedBecause("too-many", { afterSeconds: 60 });
  const release = context.limits.takeSlot(atOnce, keyId);
  if (release === undefined) return refusedBecause("too-many", { afterSeconds: 1 });
  try {
    return await answerCaller(context, found, request, checked.caller);
  } finally {
    release();
  }
}

function refusedKey(reason: "missing" | "wrong" | "tooMany"): Refused {
  if (reason === "tooMany") return refusedBecause("too-many", { afterSeconds: 60 });
  return refusedBecause(reason === "missing" ? "no-key" : "wrong-key");
}

interface FoundRoute {
  handled: HandledRoute;
  values: Record<string, string>;
}

function findRoute(routes: readonly HandledRoute[], { method, path }: ApiRequest): FoundRoute | Refused {
  const matching = routes.flatMap((handled): FoundRoute[] => {
    const values = matchPath(handled.route, path);
    return values === undefined ? [] : [{ handled, values }];
  });
  if (matching.length === 0) return refusedBecause("not-found");
  const asked = method === "HEAD" ? "GET" : method;
  const found = matching.find(({ handled }) => handled.route.method === asked);
  return found ?? refusedBecause("wrong-method", { allow: matching.map(({ handled }) => handled.route.method) });
}

async function answerCaller(
  context: Context,
  { handled, values }: FoundRoute,
  request: ApiRequest,
  caller: Caller,
): Promise<ApiAnswer | Refused | undefined> {
  const { route } = handled;
  const { language, search } = request;
  const path = readThrough(route.parameters, values, language, false);
  if (!path.ok) return refusedBecause("not-found");
  const query = readThrough(route.query, Object.fromEntries(search), language, false);
  if (!query.ok) return refusedBecause("bad-request", { places: query.places });
  const body = await readBody(handled, request);
  if (body === undefined || "refused" in body) return body;
  const requestKey = route.method === "POST" ? request.header(idempotencyHeader) : null;
  if (requestKey !== null && !requestKeyPattern.test(requestKey)) return refusedBecause("bad-request");
  const call: AnyCall = {
    context,
    caller,
    language,
    t: translator(language),
    path: path.value,
    query: query.value,
    body: body.value,
    requestKey,
    addressWith: (wanted) => {
      const query = new URLSearchParams(wanted).toString();
      return `${context.settings.publicUrl}/api/v1${request.path}?${query}`;
    },
  };
  const work = async () => writeAnswer(handled, await handled.run(call), request);
  if (requestKey === null) return work();
  const parts = [route.method, request.path, search.toString(), body.bytes];
  return answerOnce(context, { keyId: caller.keyId, requestKey, parts }, work);
}

interface ReadBody {
  bytes: Uint8Array;
  value: unknown;
}

const noBody: ReadBody = { bytes: new Uint8Array(), value: undefined };

async function readBody({ route }: HandledRoute, request: ApiRequest): Promise<ReadBody | Refused | undefined> {
  if (route.body === undefined) return noBody;
  const encoding = request.header("content-encoding") ?? "identity";
  if (!isJson(request.header("content-type") ?? "") || encoding !== "identity") return refusedBecause("wrong-type");
  const bytes = await request.readBody(route.mostBytes);
  if (bytes === undefined) return undefined;
  const json = readJson(bytes);
  if (!json.ok) return refusedBecause("bad-json");
  const read = readThrough(route.body, json.value, request.language, true);
  return read.ok ? { bytes, value: read.value } : refusedBecause("invalid", { places: read.places });
}

/** JSON is always UTF-8; another charset would be read wrongly. */
function isJson(contentType: string): boolean {
  return /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(contentType.trim());
}

function writeAnswer(
  { route }: HandledRoute,
  result: { status?: number; body: unknown } | Refused,
  request: ApiRequest,
): ApiAnswer {
  if ("refused" in result) return refusalAnswer(result, request.language, openIncident().number);
  const isText = route.content.type === "application/json";
  const body = isText ? JSON.stringify(result.body) : (result.body as string | Uint8Array);
  const headers: Record<string, string> = { "Content-Type": route.content.type };
  if (isText) headers["Content-Language"] = request.language;
  if (route.method === "GET") {
    const tag = tagOf(typeof body === "string" ? body : Buffer.from(body).toString("base64"));
    headers["ETag"] = tag;
    headers["Cache-Control"] = "private, max-age=0, must-revalidate";
    if (isFreshTag(request.header("if-none-match"), tag)) return { status: 304, headers, body: "" };
  }
  return { status: result.status ?? route.statuses[0], headers, body };
}

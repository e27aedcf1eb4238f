import { expect, test } from "vitest";
import { apiRoutes } from "#app/api/api.server.ts";
import type { Route } from "#app/api/contract/route.ts";
import { revokeKey } from "#app/api/keys/create-key.server.ts";
import { askApi, givenKey } from "#test/support/api.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

/** What a program that is broken or wicked puts in place of a value. */
const hostileTexts = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\u202e\u200b\ufeff",
  "../../etc/passwd",
  "' or 1=1 --",
  "%",
  "💥".repeat(30),
  "x".repeat(5000),
  "9999-99-99",
  "-1",
  "1e309",
];
const hostileValues: unknown[] = [...hostileTexts, null, true, -1, 1e308, [], {}, [[]], { a: "b" }, ["x"]];

type Path = readonly (string | number)[];

/** The places of all values within an example. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...path, name]))];
}

function withValue(value: unknown, [name, ...rest]: Path, put: unknown): unknown {
  if (name === undefined) return put;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[name] = withValue(copy[name], rest, put);
  return copy;
}

function addressOf({ path, exampleParameters = {} }: Route, change: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => wellFormed(change[name] ?? exampleParameters[name] ?? "x"));
}

const wellFormed = (text: string) => encodeURIComponent(text.replaceAll("\ud800", "\ufffd"));

const routes = apiRoutes.map(({ route }) => route);

test.each(routes.filter(({ body }) => body !== undefined))(
  "whatever stands in the body of $name, the answer is one of the document and never a fault of the server",
  async (route) => {
    const { context } = await openTestContext();
    const { key } = await givenKey(context, await givenOffice(context));
    const unlimited = { ...context, limits: { ...context.limits, take: () => true } };
    for (const place of placesOf(route.example)) {
      for (const put of hostileValues) {
        const body = withValue(route.example, place, put);
        const { status } = await askApi(unlimited, route.method, addressOf(route), { key, body });
        expect(status, `${place.join(".")} = ${JSON.stringify(put).slice(0, 40)}`).toBeLessThan(500);
      }
    }
  },
);

test.each(routes)(
  "whatever stands in the address of $name is answered, and forged cursors show nothing else",
  async (route) => {
    const { context } = await openTestContext();
    const officeId = await givenOffice(context);
    const { key } = await givenKey(context, officeId);
    await givenReceipt(context, await givenOffice(context, "khac"), { number: "CUA-CO-QUAN-KHAC" });
    const unlimited = { ...context, limits: { ...context.limits, take: () => true } };
    const ask = async (address: string) => {
      const asked = route.body === undefined ? { key } : { key, body: route.example };
      const { status, body } = await askApi(unlimited, route.method, address, asked);
      expect(status, address).toBeLessThan(500);
      expect(JSON.stringify(body)).not.toContain("CUA-CO-QUAN-KHAC");
    };
    for (const text of hostileTexts) {
      for (const name of Object.keys(route.parameters.shape))
        if (text !== "") await ask(addressOf(route, { [name]: text }));
      for (const name of Object.keys(route.query.shape)) await ask(`${addressOf(route)}?${name}=${wellFormed(text)}`);
    }
  },
);

test("a key that is revoked while a request is being answered is refused from the next one on, and leaves no answer behind", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { key, id, administrator } = await givenKey(context, officeId);
  const body = { kind: "praise", text: "Cảm ơn quầy số 2 đã giúp đỡ." };
  const send = () => askApi(context, "POST", "/complaints", { key, body, headers: { "Idempotency-Key": "mot" } });
  const [answered] = await Promise.all([send(), revokeKey(context, administrator, id)]);
  expect([201, 401]).toContain(answered.status);
  expect((await send()).body).toMatchObject({ kind: "wrong-key" });
  expect(await context.db.selectFrom("complaints").select("id").execute()).toHaveLength(
    answered.status === 201 ? 1 : 0,
  );
});

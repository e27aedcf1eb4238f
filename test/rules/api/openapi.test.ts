import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { apiRoutes, openApiText } from "#app/api/api.server.ts";
import { routeNames } from "#app/api/contract/route.ts";
import { languages } from "#app/i18n/languages.ts";
import { readSettings } from "#app/platform/settings.server.ts";

const outcome = readSettings({ NODE_ENV: "test", SECRET: "a secret of the tests, long enough to be taken" });
if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
const { settings } = outcome;

test.each(languages)("the document of the API in %s is valid OpenAPI 3.1", async (language) => {
  const document = JSON.parse(openApiText({ settings }, language)) as Record<string, unknown>;
  const result = await new Validator().validate(document);
  expect(result).toEqual({ valid: true });
  expect(document).toMatchObject({ openapi: "3.1.1", servers: [{ url: `${settings.publicUrl}/api/v1` }] });
});

test("every route is answered and described once", () => {
  expect(apiRoutes.map(({ route }) => route.name).sort()).toEqual([...routeNames].sort());
  const addresses = apiRoutes.map(({ route }) => `${route.method} ${route.path}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("every example is one that the route takes", () => {
  for (const { route } of apiRoutes) {
    if (route.body !== undefined) expect(route.body.safeParse(route.example).success, route.name).toBe(true);
    const parameters = Object.keys(route.parameters.shape);
    expect(Object.keys(route.exampleParameters ?? {}), route.name).toEqual(parameters);
  }
});

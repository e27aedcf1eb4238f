import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { givenKey } from "#test/support/api.ts";
import { givenApiServer } from "#test/support/api-server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

/** A program as its author writes it with the generated types; a wrong name or type does not compile. */
const program = `
import createClient from "openapi-fetch";
import type { paths } from "./schema.ts";

export async function run(baseUrl: string, key: string) {
  const client = createClient<paths>({ baseUrl: baseUrl + "/api/v1", headers: { Authorization: "Bearer " + key } });
  const params = { path: { number: "H13.18-261102-0001" } };
  const saved = await client.PUT("/dossiers/{number}", {
    params,
    body: {
      procedure: { code: "2.002385", name: "Khai báo thiết bị X-quang chẩn đoán trong y tế" },
      channel: "counter",
      receivedAt: "2026-11-02T08:30:00+07:00",
    },
  });
  const many = await client.POST("/dossiers", {
    params: { header: { "Idempotency-Key": "lot-1" } },
    body: { dossiers: [{ number: "H13.18-261102-0002", procedure: { code: "2.002385", name: "Khai báo" }, channel: "post", receivedAt: "2026-11-02" }] },
  });
  const receipt = await client.GET("/dossiers/{number}/receipt", { params });
  const code: string = receipt.data?.code ?? "";
  const rated = await client.POST("/ratings", { body: { code, score: 5 } });
  const ratings = await client.GET("/ratings", { params: { query: { limit: "10" } } });
  const complaint = await client.POST("/complaints", { body: { kind: "praise", text: "Cảm ơn quầy số 2 đã giúp đỡ." } });
  const figures = await client.GET("/figures", { params: { query: { kind: "year" } } });
  const missing = await client.GET("/dossiers/{number}", { params: { path: { number: "none" } } });
  return {
    outcome: saved.data?.outcome,
    created: many.data?.counts.created,
    rated: rated.data?.outcome,
    scores: ratings.data?.ratings.map(({ score }) => score),
    reference: complaint.data?.reference,
    received: figures.data?.received,
    refused: missing.error?.kind,
  };
}
`;

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  types: [],
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
};

test("a client generated from the document is type-checked and talks to the running product", async () => {
  const { context } = await openTestContext();
  const { key } = await givenKey(context, await givenOffice(context));
  const url = await givenApiServer(context);
  // Inside node_modules, so that the program finds its packages.
  const folder = mkdtempSync(resolve("node_modules", ".generated-client-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const document = await (await fetch(`${url}/api/v1/openapi.json`)).text();
  writeFileSync(join(folder, "schema.ts"), astToString(await openapiTS(document)));
  const file = join(folder, "program.ts");
  writeFileSync(file, program);
  const problems = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  const compiled = join(folder, "program.mjs");
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  writeFileSync(compiled, ts.transpileModule(program, { compilerOptions }).outputText);
  const { run } = (await import(/* @vite-ignore */ pathToFileURL(compiled).href)) as {
    run: (url: string, key: string) => Promise<{ reference?: string }>;
  };
  const { reference, ...rest } = await run(url, key);
  expect(reference).toMatch(/^PA-/);
  expect(rest).toEqual({
    outcome: "created",
    created: 1,
    rated: "recorded",
    scores: [5],
    received: 2,
    refused: "not-found",
  });
});

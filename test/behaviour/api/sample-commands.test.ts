import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { apiRoutes } from "#app/api/api.server.ts";
import { guideOf, labelSample } from "#app/api/guide/guide.ts";
import { givenKey } from "#test/support/api.ts";
import { givenApiServer } from "#test/support/api-server.ts";
import { givenIssuedCodes } from "#test/support/codes.ts";
import { openTestContext } from "#test/support/context.ts";
import { switchInvitations } from "#test/support/invitations.ts";
import { givenOffice } from "#test/support/story.ts";

const run = promisify(execFile);

test("every command on the page about the API works when it is pasted", async () => {
  const { context } = await openTestContext();
  const { key, administrator } = await givenKey(context, await givenOffice(context));
  // The sample of an invitation says that there is no result yet; an office that sends none would refuse it.
  await switchInvitations(context, administrator, true);
  const url = await givenApiServer(context);
  const folder = mkdtempSync(join(tmpdir(), "hai-long-commands-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const routes = apiRoutes.map(({ route }) => route);
  const env = { PATH: process.env["PATH"], HAILONG_KEY: key } as unknown as NodeJS.ProcessEnv;
  for (const { name, command } of guideOf(routes, `${url}/api/v1`)) {
    const failing = command.replaceAll(/^curl /gm, "curl -sS --fail-with-body ");
    const { stdout } = await run("sh", ["-c", failing], { cwd: folder, env });
    if (name === "findReceiptQrPng") expect(readFileSync(join(folder, "qr.png")).subarray(1, 4).toString()).toBe("PNG");
    else expect(stdout, name).not.toBe("");
  }
  const [label = ""] = await givenIssuedCodes(context, administrator);
  const binding = labelSample(routes, `${url}/api/v1`).replace("XXXXX-XXXXX", label);
  await run("sh", ["-c", binding.replace("curl ", "curl -sS --fail-with-body ")], { cwd: folder, env });
  const bound = context.db.selectFrom("issued_codes").where("code", "=", label).select("number");
  expect(await bound.executeTakeFirst()).toEqual({ number: "H13.18-261102-0001" });
  expect(await context.db.selectFrom("ratings").select(["score", "source"]).execute()).toEqual([
    { score: 5, source: "api" },
  ]);
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { startImport } from "#app/imports/runs/start-import.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { withDataFolder } from "#test/support/files.ts";
import { givenOffice } from "#test/support/story.ts";

async function openWithFolder() {
  return withDataFolder((await openTestContext()).context);
}

function posted(fileName: string, content: string): Request {
  const form = new FormData();
  form.append("file", new File([content], fileName, { type: "text/csv" }));
  return new Request("http://localhost/dossiers/import", { method: "POST", body: form });
}

test.each(["so theo doi; thang 11.csv", 'Sổ "tháng 11"; quý IV.csv', "sổ theo dõi.csv"])(
  "a register named %s is received under its name",
  async (fileName) => {
    const context = await openWithFolder();
    const received = await receiveFile(context, posted(fileName, "Mã hồ sơ;Tên\n"), "file");
    if (received.outcome !== "received") throw new Error(received.outcome);
    expect(received.file.fileName).toBe(fileName);
    expect(readFileSync(received.file.path, "utf8")).toBe("Mã hồ sơ;Tên\n");
  },
);

test("of a form that breaks off in the middle of the register nothing is received and nothing stays", async () => {
  const context = await openWithFolder();
  const whole = posted("sổ.csv", "Mã hồ sơ;Tên\n".repeat(500));
  const body = Buffer.from(await whole.clone().arrayBuffer());
  const cut = new Request(whole.url, { method: "POST", headers: whole.headers, body: body.subarray(0, -800) });
  expect(await receiveFile(context, cut, "file")).toEqual({ outcome: "no-file" });
  const folder = join(context.settings.dataFolder, "uploads");
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

test.each<[string, BodyInit, string]>([
  ["without a boundary", "a", "multipart/form-data"],
  ["that is none", "Mã hồ sơ;Tên", "multipart/form-data; boundary=x"],
])("a form %s is no file", async (_kind, body, type) => {
  const context = await openWithFolder();
  const request = new Request("http://localhost/dossiers/import", {
    method: "POST",
    headers: { "Content-Type": type },
    body,
  });
  expect(await receiveFile(context, request, "file")).toEqual({ outcome: "no-file" });
});

test("a defect of the product is not called a missing file", async () => {
  const { context } = await openTestContext();
  // No folder can have this name: the product itself would have made it up.
  const broken = { ...context, settings: { ...context.settings, dataFolder: "no\0folder" } };
  await expect(receiveFile(broken, posted("sổ.csv", "Mã hồ sơ;Tên\n"), "file")).rejects.toThrow("null bytes");
});

test.each([
  ["sổ\0tháng 11.csv", "sổtháng 11.csv"],
  ["\u202esổ.csv\u202c", "sổ.csv"],
  ["../../so.csv", "so.csv"],
  ["C:\\so\\so.csv", "so.csv"],
])("the name %j is kept as %s, on both engines", async (fileName, kept) => {
  const context = await openWithFolder();
  const officeId = await givenOffice(context);
  const received = await receiveFile(context, posted(fileName, "Mã hồ sơ;Tên\n"), "file");
  if (received.outcome !== "received") throw new Error(received.outcome);
  await startImport(context, { officeId, staffId: "" }, received.file, {});
  const names = await context.db.selectFrom("import_runs").select("file_name").execute();
  expect(names).toEqual([{ file_name: kept }]);
});

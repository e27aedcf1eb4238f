import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listAttachments } from "#app/complaints/attachments/find-attachment.server.ts";
import { readFormWithFiles } from "#app/complaints/attachments/read-complaint-form.server.ts";
import { findCase } from "#app/complaints/case/find-case.server.ts";
import { receiveForm } from "#app/complaints/sending/receive-form.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { aFormKey, approverOf } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { aPdf, aPng, postedForm, storedFiles, withDataFolder, type SentFile } from "#test/support/files.ts";
import { givenOffice } from "#test/support/story.ts";

async function openWithOffice() {
  const context = withDataFolder((await openTestContext()).context);
  return { context, officeId: await givenOffice(context) };
}

async function countCases(context: Context): Promise<number> {
  return (await context.db.selectFrom("complaints").select("id").execute()).length;
}

const typed = { kind: "problem", text: "Ảnh chụp bảng niêm yết lệ phí chưa đúng quy định." };

const contact = {
  name: "Người gửi thử",
  address: "Số 1 đường Thử",
  phone: "0900 000 000",
  email: "",
  consent: "on",
};

const wholeForm = (officeId: string, form: string, files: readonly SentFile[]) =>
  postedForm({ ...typed, form, office: officeId, ...contact }, files);

/** The form as it arrives when the connection breaks off after `share` of its bytes. */
async function cutOff(whole: Request, share: number): Promise<Request> {
  const body = Buffer.from(await whole.clone().arrayBuffer());
  const length = Math.floor(body.length * share);
  return new Request(whole.url, { method: "POST", headers: whole.headers, body: body.subarray(0, length) });
}

async function receive(context: Context, officeId: string, request: Request) {
  const target = { officeIds: [officeId], receipt: null, language: "vi" as const };
  return receiveForm(context, request, target);
}

test("a defect of the product is not called a form that broke off, and leaves no file", async () => {
  const { context, officeId } = await openWithOffice();
  let asked = 0;
  const isWelcome = () => {
    asked += 1;
    if (asked > 1) throw new Error("a defect");
    return true;
  };
  const files = [
    { name: "a.pdf", content: aPdf() },
    { name: "b.pdf", content: aPdf() },
  ];
  const form = wholeForm(officeId, aFormKey(context), files);
  await expect(readFormWithFiles(context, form, isWelcome)).rejects.toThrow("a defect");
  expect(storedFiles(context)).toEqual([]);
});

describe("a form that breaks off is not sent, wherever it does; sent again it makes one case with everything", () => {
  test.each([0.1, 0.3, 0.5, 0.8, 0.95, 0.995])("after %d of it", async (share) => {
    const { context, officeId } = await openWithOffice();
    const key = aFormKey(context);
    // Not compressible, so that most bytes of the form are those of the file.
    const pdf = { name: "a.pdf", content: aPdf(`/X(${randomBytes(200_000).toString("hex")})`) };
    const whole = wholeForm(officeId, key, [pdf]);
    const outcome = await receive(context, officeId, await cutOff(whole, share));
    expect(outcome).toMatchObject({ ok: false, status: 400, lastResult: { error: { "": ["notArrived"] } } });
    expect([await countCases(context), storedFiles(context)]).toEqual([0, []]);

    const again = await receive(context, officeId, whole);
    if (!again.ok) throw new Error("refused");
    expect(await countCases(context)).toBe(1);
    const found = await findCase(context.db, approverOf(officeId), again.sent.reference);
    expect(await listAttachments(context.db, officeId, found?.id ?? "")).toHaveLength(1);
    expect(found).toMatchObject({ answerOwed: true });
  });
});

describe("a form whose file cannot be stored is not sent, and comes back with every word", () => {
  const faults: [string, (folder: string) => void][] = [
    [
      "the folder is a file",
      (folder) => {
        writeFileSync(folder, "x");
      },
    ],
    [
      "the folder of arriving files is a file",
      (folder) => {
        mkdirSync(folder);
        writeFileSync(join(folder, "arriving"), "x");
      },
    ],
  ];
  test.each(faults)("%s", async (_what, breakFolder) => {
    const { context, officeId } = await openWithOffice();
    const errors: unknown[] = [];
    const log = { ...context.log, error: (entry: unknown) => errors.push(entry) } as unknown as Context["log"];
    const folder = join(context.settings.dataFolder, "attachments");
    breakFolder(folder);
    const key = aFormKey(context);
    const png = { name: "a.png", content: await aPng() };
    const whole = wholeForm(officeId, key, [png, png]);
    const outcome = await receive({ ...context, log }, officeId, whole.clone());
    expect(outcome).toMatchObject({
      ok: false,
      status: 503,
      formKey: key,
      filesDropped: true,
      lastResult: { error: { "": ["notStored"] }, initialValue: { ...typed, name: contact.name, consent: "on" } },
    });
    expect(await countCases(context)).toBe(0);
    expect(errors).toContainEqual({
      err: expect.objectContaining({ code: expect.stringMatching(/^E/) as string }) as Error,
    });

    rmSync(folder, { recursive: true });
    expect(await receive(context, officeId, whole)).toMatchObject({ ok: true });
    expect([await countCases(context), storedFiles(context).length]).toEqual([1, 2]);
  });
});

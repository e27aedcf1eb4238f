import { readFileSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { largestFile } from "#app/complaints/attachments/attachment.ts";
import {
  listAttachments,
  listFollowedAttachments,
  markMissing,
  readAttachment,
  readOwnAttachment,
} from "#app/complaints/attachments/find-attachment.server.ts";
import { handOut } from "#app/complaints/attachments/hand-out.server.ts";
import { readFormWithFiles } from "#app/complaints/attachments/read-complaint-form.server.ts";
import { findRoomForFiles } from "#app/complaints/attachments/room-for-files.server.ts";
import { isRoomLeft } from "#app/complaints/attachments/room.ts";
import { sweepArrivals } from "#app/complaints/attachments/save-attachments.server.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import { openCase } from "#app/complaints/handling/open-case.server.ts";
import { receiveForm } from "#app/complaints/sending/receive-form.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { complaintIdOf } from "#test/support/answers.ts";
import { aFormKey, givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { aPdfWith } from "#test/support/documents.ts";
import {
  aBombPng,
  aPdf,
  aPhoneJpeg,
  aPng,
  aWebp,
  aZip,
  filesIn,
  postedForm,
  storedFiles,
  withDataFolder,
  wordParts,
  type SentFile,
} from "#test/support/files.ts";
import { givenOffice } from "#test/support/story.ts";

async function openWithOffice() {
  const context = withDataFolder((await openTestContext()).context);
  return { context, officeId: await givenOffice(context) };
}

async function countCases(context: Context): Promise<number> {
  const rows = await context.db.selectFrom("complaints").select("id").execute();
  return rows.length;
}

const typed = { kind: "problem", text: "Ảnh chụp bảng niêm yết lệ phí chưa đúng quy định." };

async function post(context: Context, officeId: string, files: readonly SentFile[], form = aFormKey(context)) {
  const request = postedForm({ ...typed, form, office: officeId }, files);
  const target = { officeIds: [officeId], receipt: null, language: "vi" as const };
  return receiveForm(context, request, target);
}

async function sendWith(context: Context, officeId: string, files: readonly SentFile[]) {
  const outcome = await post(context, officeId, files);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusedFiles));
  return { ...outcome.sent, complaintId: await complaintIdOf(context, outcome.sent.reference) };
}

async function refusalOf(file: SentFile): Promise<string | undefined> {
  const { context, officeId } = await openWithOffice();
  const outcome = await post(context, officeId, [file]);
  expect(outcome.ok ? "taken" : outcome.lastResult.initialValue?.["text"]).toBe(typed.text);
  expect(storedFiles(context)).toEqual([]);
  return outcome.ok ? undefined : outcome.refusedFiles[0]?.problem;
}

test("every kind of file that is taken comes with the case, under a random name that only the product may read", async () => {
  const { context, officeId } = await openWithOffice();
  const { complaintId, reference } = await sendWith(context, officeId, [
    { name: "bảng giá; (2).jpg", content: await aPhoneJpeg() },
    { name: "màn hình.png", content: await aPng() },
    { name: "qua tin nhắn.jpg", content: await aWebp() },
    { name: "..\\..\\giấy hẹn.pdf", content: aPdf() },
    { name: "đơn.docx", content: aZip(wordParts) },
  ]);
  const files = await listAttachments(context.db, officeId, complaintId);
  expect(files.map(({ name, mediaType }) => [name, mediaType.slice(-8)])).toEqual([
    ["bảng giá; (2).jpg", "age/jpeg"],
    ["màn hình.png", "mage/png"],
    ["qua tin nhắn.jpg", "age/webp"],
    ["giấy hẹn.pdf", "tion/pdf"],
    ["đơn.docx", "document"],
  ]);
  expect(await listFollowedAttachments(context.db, reference)).toEqual(files);
  const stored = storedFiles(context);
  expect(stored).toHaveLength(5);
  for (const name of stored) {
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(statSync(join(context.settings.dataFolder, "attachments", name)).mode & 0o777).toBe(0o600);
  }
});

test("place and camera are gone from a photo, and it stands upright", async () => {
  const { context, officeId } = await openWithOffice();
  const content = await aPhoneJpeg();
  expect(content.includes("Exif") && content.includes("TestPhoneMaker")).toBe(true);
  // The degree of longitude as an EXIF rational, 105/1: so the place was there.
  const longitude = Buffer.from([105, 0, 0, 0, 1, 0, 0, 0]);
  expect(content.includes(longitude)).toBe(true);
  await sendWith(context, officeId, [{ name: "a.jpg", content }]);
  const kept = readFileSync(join(context.settings.dataFolder, "attachments", storedFiles(context)[0] ?? ""));
  expect(kept.includes("Exif")).toBe(false);
  expect(kept.includes("TestPhoneMaker")).toBe(false);
  expect(kept.includes(longitude)).toBe(false);
  expect(await sharp(kept).metadata()).toMatchObject({ width: 20, height: 40, format: "jpeg" });
  expect((await sharp(kept).metadata()).exif).toBeUndefined();
});

describe("a hostile file is refused with its reason, what was typed is kept and nothing stays on the disk", () => {
  const html = Buffer.from("<!doctype html><script>alert(1)</script>");
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(600)]);
  const cases: [string, string, () => Buffer | Promise<Buffer>, string][] = [
    ["a page named .jpg", "a.jpg", () => html, "typeLies"],
    ["a drawing with script named .png", "a.png", () => svg, "typeLies"],
    ["a program named .jpg", "a.jpg", () => program, "typeLies"],
    ["a program", "a.exe", () => program, "typeUnknown"],
    ["a PDF named .png", "a.png", () => aPdf(), "typeLies"],
    ["a picture named .pdf", "a.pdf", aPng, "typeLies"],
    ["a plain ZIP named .docx", "a.docx", () => aZip([{ name: "x.txt", content: "x" }]), "typeLies"],
    [
      "a document with macros",
      "a.docx",
      () => aZip([...wordParts, { name: "word/vbaProject.bin", content: "x" }]),
      "hasProgram",
    ],
    [
      "a document whose part leaves its folder",
      "a.docx",
      () => aZip([...wordParts, { name: "../x", content: "x" }]),
      "broken",
    ],
    [
      "a document with a part that lies about its size",
      "a.docx",
      () => aZip([...wordParts, { name: "b", content: Buffer.alloc(5000), announced: 50 }]),
      "broken",
    ],
    [
      "a document that is a bomb",
      "a.docx",
      () => aZip([...wordParts, { name: "b", content: Buffer.alloc(50 * 1024 * 1024) }]),
      "tooBig",
    ],
    ["a document with something behind it", "a.docx", () => Buffer.concat([aZip(wordParts), html]), "broken"],
    [
      "a PDF with a container behind it",
      "a.pdf",
      () => Buffer.concat([aPdf(), aZip(wordParts), Buffer.from("%%EOF")]),
      "broken",
    ],
    ["a PDF with a script", "a.pdf", () => aPdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "hasProgram"],
    ["a PDF cut off", "a.pdf", () => aPdf().subarray(0, 40), "broken"],
    ["a bomb of pixels", "a.png", () => aBombPng(), "tooBig"],
    ["a picture that cannot be drawn", "a.png", async () => (await aPng()).subarray(0, 60), "broken"],
    ["nothing", "a.png", () => Buffer.alloc(0), "empty"],
    ["eleven megabytes", "a.pdf", () => Buffer.alloc(largestFile + 1024 * 1024, 1), "tooLarge"],
  ];
  test.each(cases)("%s", async (_what, name, content, problem) => {
    expect(await refusalOf({ name, content: await content(), type: "image/jpeg" })).toBe(problem);
  });
});

test("a sixth file is refused, and none of the six stays", async () => {
  const { context, officeId } = await openWithOffice();
  const content = await aPng();
  const outcome = await post(
    context,
    officeId,
    Array.from({ length: 6 }, (_, i) => ({ name: `${String(i)}.png`, content })),
  );
  expect(outcome).toMatchObject({
    ok: false,
    refusedFiles: [{ name: "5.png", problem: "tooMany" }],
    filesDropped: true,
  });
  expect(storedFiles(context)).toEqual([]);
});

test("the same form sent twice makes one case with its files once; a file it lacked is added to it", async () => {
  const { context, officeId } = await openWithOffice();
  const key = aFormKey(context);
  const png = { name: "a.png", content: await aPng() };
  const pdf = { name: "b.pdf", content: aPdf() };
  const first = await post(context, officeId, [png], key);
  expect(await post(context, officeId, [png], key)).toEqual(first);
  expect(storedFiles(context)).toHaveLength(1);
  expect(await post(context, officeId, [pdf, png], key)).toEqual(first);
  expect(await post(context, officeId, [], key)).toEqual(first);
  expect(storedFiles(context)).toHaveLength(2);
  expect(await countCases(context)).toBe(1);
});

test("once the office has opened the case, the same form with another file is another case: nobody misses the file", async () => {
  const { context, officeId } = await openWithOffice();
  const key = aFormKey(context);
  const png = { name: "a.png", content: await aPng() };
  const first = await post(context, officeId, [png], key);
  if (!first.ok) throw new Error("refused");
  await openCase(context, await givenColleague(context, officeId, ["office"]), first.sent.reference);
  expect(await post(context, officeId, [png], key)).toEqual(first);
  const withPdf = await post(context, officeId, [png, { name: "b.pdf", content: aPdf() }], key);
  expect(withPdf).toMatchObject({ ok: true });
  expect(withPdf).not.toEqual(first);
  expect(await countCases(context)).toBe(2);
  expect(storedFiles(context)).toHaveLength(3);
});

test("a file is handed out to staff of the office, to be saved, and every look stands in the history", async () => {
  const { context, officeId } = await openWithOffice();
  const { reference, complaintId } = await sendWith(context, officeId, [
    { name: "ảnh chụp.jpg", content: await aPng() },
  ]);
  const handler = await givenColleague(context, officeId, ["handler"]);
  const [file] = await listAttachments(context.db, officeId, complaintId);
  const answer = await handOut(context, await readAttachment(context, handler, reference, file?.id ?? ""), "/inbox/x");
  expect(answer.headers.get("Content-Type")).toBe("image/png");
  expect(answer.headers.get("Content-Security-Policy")).toBe("default-src 'none'; sandbox");
  expect(answer.headers.get("Content-Disposition")).toBe(
    `attachment; filename="anh-chup.png"; filename*=UTF-8''${encodeURIComponent("ảnh chụp.png")}`,
  );
  expect((await answer.arrayBuffer()).byteLength).toBe(file?.bytes);
  const history = await listHistory(context.db, officeId, complaintId);
  expect(history.at(-1)).toMatchObject({ kind: "file-read", by: "Người xử lý thử", text: "ảnh chụp.jpg" });

  const stranger = await givenColleague(context, await givenOffice(context, "so-khac"), ["office"]);
  expect(await readAttachment(context, stranger, reference, file?.id ?? "")).toBeUndefined();
});

test("a file is handed out to its sender with the secret, and to nobody without", async () => {
  const { context, officeId } = await openWithOffice();
  const { reference, secret, complaintId } = await sendWith(context, officeId, [
    { name: "a.png", content: await aPng() },
  ]);
  const other = await sendWith(context, officeId, [{ name: "b.pdf", content: aPdf() }]);
  const id = (await listAttachments(context.db, officeId, complaintId))[0]?.id ?? "";
  expect(await readOwnAttachment(context, reference, secret, id)).toMatchObject({ name: "a.png" });
  expect(await readOwnAttachment(context, reference, other.secret, id)).toBeUndefined();
  expect(await readOwnAttachment(context, other.reference, other.secret, id)).toBeUndefined();
  expect((await handOut(context, undefined, "/t/x")).status).toBe(404);
});

/** Lets every file in the folder of attachments be two hours old. */
function letTimePass(context: Context): void {
  const before = new Date(Date.now() - 2 * 3_600_000);
  for (const folder of ["attachments", "attachments/arriving"]) {
    for (const name of filesIn(context, folder)) {
      utimesSync(join(context.settings.dataFolder, folder, name), before, before);
    }
  }
}

test("an unfinished upload is set aside after an hour and removed after thirty days; what a case holds stays", async () => {
  const { clock, ...opened } = await openTestContext();
  const context = withDataFolder(opened.context);
  const officeId = await givenOffice(context);
  await sendWith(context, officeId, [{ name: "a.png", content: await aPng() }]);
  const request = postedForm(typed, [{ name: "b.pdf", content: aPdf() }]);
  const [unfinished] = (await readFormWithFiles(context, request)).files;
  expect(await sweepArrivals(context)).toEqual({ setAside: 0, removed: 0 });
  letTimePass(context);
  expect(await sweepArrivals(context)).toEqual({ setAside: 1, removed: 0 });
  expect(filesIn(context, "attachments/set-aside/2026-11-20")).toEqual([unfinished?.storedName]);
  clock.moveTo("2026-12-20T09:00:00+07:00");
  expect(await sweepArrivals(context)).toEqual({ setAside: 0, removed: 0 });
  clock.moveTo("2026-12-21T09:00:00+07:00");
  expect(await sweepArrivals(context)).toEqual({ setAside: 0, removed: 1 });
  expect(storedFiles(context)).toHaveLength(1);
});

test("a database that knows none of the files removes none of them", async () => {
  const { context, officeId } = await openWithOffice();
  await sendWith(context, officeId, [{ name: "a.png", content: await aPng() }]);
  letTimePass(context);
  const empty = (await openTestContext()).context;
  await sweepArrivals({ ...empty, settings: context.settings });
  expect(storedFiles(context)).toHaveLength(1);
});

test("a file whose process died right after its case was saved is handed out, and moved by the sweep", async () => {
  const { context, officeId } = await openWithOffice();
  const { reference, secret, complaintId } = await sendWith(context, officeId, [{ name: "b.pdf", content: aPdf() }]);
  const [name] = filesIn(context, "attachments");
  const folder = join(context.settings.dataFolder, "attachments");
  renameSync(join(folder, name ?? ""), join(folder, "arriving", name ?? ""));
  const id = (await listAttachments(context.db, officeId, complaintId))[0]?.id ?? "";
  const answer = await handOut(context, await readOwnAttachment(context, reference, secret, id), "/t/x");
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(aPdf());
  letTimePass(context);
  expect(await sweepArrivals(context)).toEqual({ setAside: 0, removed: 0 });
  expect([filesIn(context, "attachments"), filesIn(context, "attachments/arriving")]).toEqual([[name], []]);
});

/** A picture of one colour: some kilobytes that unpack to very many pixels. */
const aLargeWebp = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: { r: 20, g: 90, b: 40 } } })
    .webp({ lossless: true, effort: 0 })
    .toBuffer();

test("pictures that are too much together are refused by what their heads announce, before one of them is drawn", async () => {
  const { context, officeId } = await openWithOffice();
  const content = await aLargeWebp(7000);
  const outcome = await post(
    context,
    officeId,
    ["a", "b", "c"].map((name) => ({ name: `${name}.webp`, content })),
  );
  expect(outcome).toMatchObject({
    ok: false,
    status: 400,
    refusedFiles: [{ name: "c.webp", problem: "tooManyPixels" }],
    filesDropped: true,
  });
  expect(storedFiles(context)).toEqual([]);
});

test("of many forms with files at once some wait, and the rest are asked to come again, with everything typed kept", async () => {
  const { context, officeId } = await openWithOffice();
  const content = await aLargeWebp(2000);
  const outcomes = await Promise.all(
    Array.from({ length: 14 }, () => post(context, officeId, [{ name: "a.webp", content }])),
  );
  const refused = outcomes.filter((outcome) => !outcome.ok);
  expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(9);
  expect(refused.length).toBeGreaterThan(0);
  for (const outcome of refused) {
    expect(outcome).toMatchObject({
      status: 503,
      refusedFiles: [{ name: "a.webp", problem: "busy" }],
      lastResult: { initialValue: { text: typed.text } },
    });
  }
  expect(storedFiles(context)).toHaveLength(outcomes.length - refused.length);
});

test("where there is no room left a form with files comes back with its words, and one without files is taken", async () => {
  const { context, officeId } = await openWithOffice();
  const full = { ...context, settings: { ...context.settings, attachmentsQuota: 1000 } };
  const fullDisk = { ...context, settings: { ...context.settings, freeDisk: Number.MAX_SAFE_INTEGER } };
  for (const without of [full, fullDisk]) {
    expect(await post(without, officeId, [{ name: "a.png", content: await aPng() }])).toMatchObject({
      ok: false,
      status: 503,
      refusedFiles: [{ name: "a.png", problem: "noRoom" }],
      lastResult: { initialValue: { text: typed.text } },
    });
    expect(isRoomLeft(await findRoomForFiles(without))).toBe(false);
    expect(await post(without, officeId, [])).toMatchObject({ ok: true });
  }
  expect(isRoomLeft(await findRoomForFiles(context))).toBe(true);
  expect(storedFiles(context)).toEqual([]);
});

test("a file that is gone from the disk is shown as gone, and opening it leads back to the list that says so", async () => {
  const { context, officeId } = await openWithOffice();
  const { reference, secret, complaintId } = await sendWith(context, officeId, [
    { name: "a.png", content: await aPng() },
    { name: "b.pdf", content: aPdf() },
  ]);
  const listed = await listAttachments(context.db, officeId, complaintId);
  const row = await context.db
    .selectFrom("attachments")
    .where("id", "=", listed[0]?.id ?? "")
    .select("stored_name")
    .executeTakeFirstOrThrow();
  rmSync(join(context.settings.dataFolder, "attachments", row.stored_name));
  const files = await markMissing(context, listed);
  expect(files.map(({ isMissing }) => isMissing)).toEqual([true, false]);
  const answer = await handOut(
    context,
    await readOwnAttachment(context, reference, secret, files[0]?.id ?? ""),
    "/t/x",
  );
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/t/x#attachments"]);
});

test("what the examination noticed is kept for staff", async () => {
  const { context, officeId } = await openWithOffice();
  const form = aPdfWith("/OpenAction<</S/SubmitForm/F(https://example.com)>>");
  const { complaintId } = await sendWith(context, officeId, [
    { name: "a.pdf", content: form },
    { name: "b.png", content: await aPng() },
  ]);
  const files = await listAttachments(context.db, officeId, complaintId);
  expect(files.map(({ remarks }) => remarks)).toEqual([["leads-out"], []]);
});

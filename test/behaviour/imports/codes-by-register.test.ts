import { expect, test } from "vitest";
import { formatReceiptCode } from "#app/dossiers/receipt-code.ts";
import { askToUndo, undoNext } from "#app/imports/runs/undo-import.server.ts";
import { importNext } from "#app/imports/runs/keep-importing.server.ts";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { refusedRowsCsv } from "#app/imports/runs/refused-rows.server.ts";
import { importTried, startImport } from "#app/imports/runs/start-import.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { bindCode } from "#app/ratings/advance/bind-code.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { givenIssuedCodes } from "#test/support/codes.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { givenImportingOffice, readStory, uploadOf, type Door, type ImportingOffice } from "#test/support/imports.ts";
import { importBytes, registerHeader, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

const never = new AbortController().signal;
const hs = (last: number) => `H13.18-261102-${String(last).padStart(4, "0")}`;
const row = (last: number, code: string, cells = {}) => `${registerRow({ number: hs(last), ...cells })};${code}`;
const file = (rows: readonly string[], heading = "Mã đánh giá") =>
  Buffer.from([`${registerHeader};${heading}`, ...rows, ""].join("\r\n"));

async function open(door: Door = "page") {
  const office = await givenImportingOffice(door);
  const { context, officeId } = office;
  const clerk = await givenColleague(context, officeId, ["officer"]);
  const codes = await givenIssuedCodes(context, clerk);
  const boundTo = async (code: string) =>
    (await context.db.selectFrom("issued_codes").where("code", "=", code).select("number").executeTakeFirst())?.number;
  const tap = (code: string) => giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  const rated = async () => {
    const rows = context.db.selectFrom("ratings").innerJoin("dossiers", "dossiers.id", "ratings.dossier_id");
    return (await rows.select("number").orderBy("number").execute()).map(({ number }) => number);
  };
  return { ...office, office, clerk, codes, boundTo, tap, rated };
}

async function lastRun({ context }: ImportingOffice): Promise<string> {
  const runs = context.db.selectFrom("import_runs").orderBy("started_at", "desc").select("id");
  return (await runs.executeTakeFirstOrThrow()).id;
}

async function undo(office: ImportingOffice): Promise<void> {
  const staff = { officeId: office.officeId, staffId: "" };
  expect(await askToUndo(office.context, staff, await lastRun(office))).toBe(true);
  while (await undoNext(office.context, never));
}

test.each(["command", "page"] as const)(
  "a register binds the codes of its labels, and the ratings that waited count (%s)",
  async (door) => {
    const { codes, boundTo, tap, rated, take } = await open(door);
    const [first = "", second = "", third = ""] = codes;
    expect(await tap(first)).toMatchObject({ outcome: "waiting" });
    const rows = [
      row(1, formatReceiptCode(first)),
      row(2, `https://hailong.example/R/${second.toLowerCase()}`),
      row(3, "không có"),
      row(4, ""),
    ];
    expect(await take(file(rows))).toMatchObject({ state: "finished", counts: { created: 4 }, remarks: [] });
    expect([await boundTo(first), await boundTo(second), await boundTo(third)]).toEqual([hs(1), hs(2), null]);
    expect(await rated()).toEqual([hs(1)]);
    expect(await tap(second)).toMatchObject({ outcome: "recorded" });
    expect(await take(file(rows))).toMatchObject({ counts: { unchanged: 4 }, remarks: [] });
  },
);

test("a code that cannot be bound is told row by row, and its dossier counts all the same", async () => {
  const { context, office, officeId, codes, clerk, boundTo, take } = await open();
  const [first = "", second = "", third = ""] = codes;
  const elsewhere = await givenColleague(context, await givenOffice(context, "khac"), ["officer"]);
  const [foreign = ""] = await givenIssuedCodes(context, elsewhere);
  await bindCode(context, { ...clerk, code: first, number: "HS-CU" });
  const story = await take(
    file([
      row(1, first),
      row(2, foreign),
      row(3, "3333333333"),
      row(4, "<script>alert(1)</script>"),
      row(5, "X".repeat(5000)),
      row(6, second),
      row(7, second),
      row(6, third),
      row(8, third, { received: "hôm qua" }),
    ]),
  );
  expect(story).toMatchObject({ state: "finished", counts: { created: 7, unchanged: 1, problems: 1 } });
  expect(story.remarks).toEqual([
    expect.stringMatching(/^2: Mã đánh giá: .* đã gắn với hồ sơ HS-CU/),
    expect.stringMatching(/^3: Mã đánh giá: .* thuộc cơ quan khác/),
    expect.stringMatching(/^4: Mã đánh giá: .*/),
    expect.stringMatching(/^5: Mã đánh giá: Không đọc được mã đánh giá “<script>/),
    expect.stringMatching(/^6: Mã đánh giá: Không đọc được .*X…”/),
    expect.stringMatching(/^8: Mã đánh giá: .* đã gắn với hồ sơ H13.18-261102-0006/),
    expect.stringMatching(/^9: Số hồ sơ/),
    expect.stringMatching(/^9: Mã đánh giá: Hồ sơ đã gắn với mã đánh giá/),
  ]);
  expect([await boundTo(foreign), await boundTo(second), await boundTo(third)]).toEqual([null, hs(6), null]);
  const mended = await refusedRowsCsv(context.db, officeId, await lastRun(office), translator("vi"));
  expect(mended).toContain("Mã đánh giá");
  expect(mended).toContain(third);
});

test("software that sends back the code of the product's own receipt is told nothing", async () => {
  const { context, take } = await open();
  await take(file([row(1, "")]));
  const { code } = await context.db.selectFrom("receipts").select("code").executeTakeFirstOrThrow();
  expect(await take(file([row(1, code), row(2, code)]))).toMatchObject({
    remarks: [expect.stringMatching(/^3: Mã đánh giá: .* đã gắn với hồ sơ/)],
  });
});

test("a number that is used again is refused and keeps no code", async () => {
  const { codes, boundTo, take } = await open();
  const [first = ""] = codes;
  await take(file([row(1, "")]));
  const story = await take(file([row(1, first, { received: "02/11/2025 08:00" }), row(2, "")]));
  expect(story).toMatchObject({ counts: { problems: 1, created: 1 } });
  expect(story.remarks.join()).not.toContain("Mã đánh giá");
  expect(await boundTo(first)).toBeNull();
});

test("an import that is undone takes off the codes that it bound, but for those of rated dossiers and of other hands", async () => {
  const { office, codes, clerk, context, boundTo, tap, rated, take } = await open();
  const [first = "", second = "", third = "", fourth = ""] = codes;
  await take(file([row(4, "")]));
  await bindCode(context, { ...clerk, code: third, number: hs(3) });
  await take(file([row(1, first), row(2, second), row(3, third), row(4, fourth)]));
  await tap(first);
  await undo(office);
  expect(await Promise.all([first, second, third, fourth].map(boundTo))).toEqual([hs(1), null, hs(3), null]);
  const numbers = await context.db.selectFrom("dossiers").select("number").orderBy("number").execute();
  expect(numbers.map(({ number }) => number)).toEqual([hs(1), hs(4)]);
  expect(await tap(second)).toMatchObject({ outcome: "waiting" });
  expect(await take(file([row(2, second)]))).toMatchObject({ counts: { created: 1 }, remarks: [] });
  expect(await rated()).toEqual([hs(1), hs(2)]);
});

test("a trial says of codes what the import then does, and binds none", async () => {
  const { context, office, officeId, codes, boundTo } = await open();
  const [first = "", second = ""] = codes;
  const filling = Array.from({ length: 1200 }, (_, index) => row(100 + index, ""));
  const bytes = file([row(1, first), row(2, "AAAA"), ...filling, row(3, first), row(1, second)]);
  const reception = await receiveFile(context, uploadOf(bytes), "file");
  if (reception.outcome !== "received") throw new Error(reception.outcome);
  const staff = { officeId, staffId: "" };
  const trial = (await startImport(context, staff, reception.file, { kind: "trial" })).runId;
  await importNext(context, never);
  expect(await boundTo(first)).toBeNull();
  const told = await readStory(context, officeId, trial);
  expect(told.remarks.filter((remark) => remark.includes("Mã đánh giá"))).toHaveLength(3);
  const start = await importTried(office.context, staff, trial);
  if (start.outcome !== "started") throw new Error(start.outcome);
  await importNext(context, never);
  expect(await readStory(context, officeId, start.runId)).toEqual(told);
  expect(await boundTo(first)).toBe(hs(1));
});

test("a register and a person who bind at once bind a code and a dossier once", async () => {
  const { context, officeId, codes, clerk } = await open();
  const [first = "", second = "", third = ""] = codes;
  await Promise.all([
    importBytes(context, officeId, file([row(1, first), row(2, second), row(3, third)])),
    bindCode(context, { ...clerk, code: second, number: hs(1) }),
    bindCode(context, { ...clerk, code: first, number: hs(2) }),
  ]);
  const bound = await context.db.selectFrom("issued_codes").where("number", "is not", null).select("number").execute();
  const numbers = bound.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toContain(hs(3));
  expect(numbers.length).toBeGreaterThanOrEqual(3);
});

test.each(["MÃ ĐÁNH GIÁ (*)", "Mã phiếu mời đánh giá", "ma_danh_gia", "12. Mã QR đánh giá"])(
  "the column is found by the heading %s",
  async (heading) => {
    const { codes, boundTo, take } = await open();
    await take(file([row(1, codes[0] ?? "")], heading));
    expect(await boundTo(codes[0] ?? "")).toBe(hs(1));
  },
);

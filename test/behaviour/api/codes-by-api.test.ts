import { expect, test } from "vitest";
import { formatReceiptCode } from "#app/dossiers/receipt-code.ts";
import { bindCode } from "#app/ratings/advance/bind-code.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { askApi, givenKey, openApi } from "#test/support/api.ts";
import { givenIssuedCodes } from "#test/support/codes.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

const sent = {
  procedure: { code: "2.002385", name: "Khai báo thiết bị X-quang chẩn đoán trong y tế", field: "An toàn bức xạ" },
  channel: "counter",
  receivedAt: "2026-11-02T08:30:00+07:00",
};
const hs = (last: number) => `H13.18-261102-${String(last).padStart(4, "0")}`;

async function open() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { key } = await givenKey(context, officeId);
  const clerk = await givenColleague(context, officeId, ["officer"]);
  const codes = await givenIssuedCodes(context, clerk);
  const put = (last: number, ratingCode: string | null, more = {}) =>
    askApi(context, "PUT", `/dossiers/${hs(last)}`, { key, body: { ...sent, ...more, ratingCode }, language: "vi" });
  const post = (dossiers: readonly object[], headers = {}) =>
    askApi(context, "POST", "/dossiers", { key, body: { dossiers }, headers, language: "vi" });
  const tap = (code: string) => giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  const bound = async () => {
    const rows = context.db.selectFrom("issued_codes").where("number", "is not", null);
    const found = await rows.orderBy("number").select(["code", "number", "bound_by", "bound_run"]).execute();
    return Object.fromEntries(found.map(({ code, number }) => [code, number]));
  };
  const dossiers = async () =>
    (await context.db.selectFrom("dossiers").orderBy("number").select("number").execute()).map(({ number }) => number);
  return { context, officeId, key, clerk, codes, put, post, tap, bound, dossiers };
}

test("software that saves a dossier binds the code of its label, and the rating that waited counts", async () => {
  const { context, codes, put, tap, bound } = await open();
  const [first = "", second = ""] = codes;
  expect(await tap(first)).toMatchObject({ outcome: "waiting" });
  expect(await put(1, formatReceiptCode(first))).toMatchObject({ status: 201, body: { outcome: "created" } });
  expect(await bound()).toEqual({ [first]: hs(1) });
  expect(await context.db.selectFrom("ratings").select(["score", "source"]).execute()).toEqual([
    { score: 4, source: "phone" },
  ]);
  // The same again changes nothing; a dossier that is stored already may get its code later.
  expect(await put(1, first)).toMatchObject({ status: 200, body: { outcome: "unchanged", problems: [] } });
  expect(await put(2, null)).toMatchObject({ status: 201 });
  expect(await put(2, `https://hailong.example/R/${second.toLowerCase()}`)).toMatchObject({ status: 200 });
  expect(await bound()).toEqual({ [first]: hs(1), [second]: hs(2) });
  expect(await tap(second)).toMatchObject({ outcome: "recorded" });
});

test("a code that cannot be bound refuses its dossier with the reason in both languages, and no other dossier", async () => {
  const { context, key, clerk, codes, put, post, bound, dossiers } = await open();
  const [first = "", second = "", third = "", fourth = ""] = codes;
  const elsewhere = await givenColleague(context, await givenOffice(context, "khac"), ["officer"]);
  const [foreign = ""] = await givenIssuedCodes(context, elsewhere);
  await bindCode(context, { ...clerk, code: first, number: "HS-CU" });
  const wanted = [
    [1, first],
    [2, foreign],
    [3, "3333333333"],
    [4, "<script>alert(1)</script>"],
    [5, "X".repeat(999)],
    [6, second],
    [7, second],
    [6, third],
    [8, ""],
  ] as const;
  const answer = await post(wanted.map(([last, ratingCode]) => ({ ...sent, number: hs(last), ratingCode })));
  const { items, counts } = answer.body as { counts: object; items: { problems: { at: string; reason: string }[] }[] };
  expect([answer.status, counts]).toEqual([200, { created: 2, updated: 0, unchanged: 0, refused: 7 }]);
  expect(items.map(({ problems }) => problems.map(({ at, reason }) => `${at} ${reason}`).join())).toEqual([
    "/ratingCode ratingCodeTaken",
    "/ratingCode ratingCodeElsewhere",
    "/ratingCode ratingCodeUnknown",
    "/ratingCode ratingCodeMisread",
    "/ratingCode ratingCodeMisread",
    "",
    "/ratingCode ratingCodeTaken",
    "/ratingCode dossierHasCode",
    "",
  ]);
  expect(await dossiers()).toEqual([hs(6), hs(8)]);
  expect(await bound()).toEqual({ [first]: "HS-CU", [second]: hs(6) });
  const refused = await put(9, first);
  expect([refused.status, refused.headers["Content-Type"], refused.body]).toMatchObject([
    422,
    "application/problem+json",
    {
      kind: "invalid",
      places: [{ at: "/ratingCode", text: expect.stringMatching(/đã gắn với hồ sơ HS-CU.*chưa ghi/) as string }],
    },
  ]);
  const body = { ...sent, ratingCode: foreign };
  const english = await askApi(context, "PUT", `/dossiers/${hs(9)}`, { key, body });
  expect(english.body).toMatchObject({
    places: [{ text: expect.stringMatching(/belongs to another office/) as string }],
  });
  // A code is bound with its dossier or not at all.
  expect(await put(9, fourth, { channel: "bồ câu" })).toMatchObject({ status: 422 });
  expect(await put(6, fourth, { procedure: { code: "1.000001", name: "Thủ tục khác" } })).toMatchObject({
    status: 422,
  });
  expect(Object.keys(await bound())).not.toContain(fourth);
  expect(await dossiers()).toEqual([hs(6), hs(8)]);
});

test("a lot that is sent again with its key is answered again, and its codes are bound once", async () => {
  const { codes, post, bound } = await open();
  const [first = "", second = ""] = codes;
  const lot = [
    { ...sent, number: hs(1), ratingCode: first },
    { ...sent, number: hs(2), ratingCode: second },
  ];
  const headers = { "Idempotency-Key": "lo-nhan-1" };
  const once = await post(lot, headers);
  const again = await post(lot, headers);
  expect(again.body).toEqual(once.body);
  expect(again.headers["Idempotency-Replayed"]).toBe("true");
  expect(await post(lot)).toMatchObject({ body: { counts: { unchanged: 2 } } });
  expect(await bound()).toEqual({ [first]: hs(1), [second]: hs(2) });
});

test("two programs that bind the same codes at once bind each code and each dossier once", async () => {
  const { codes, post, bound, dossiers } = await open();
  const [first = "", second = ""] = codes;
  const answers = await Promise.all([
    post([
      { ...sent, number: hs(1), ratingCode: first },
      { ...sent, number: hs(2), ratingCode: second },
    ]),
    post([
      { ...sent, number: hs(2), ratingCode: first },
      { ...sent, number: hs(1), ratingCode: second },
    ]),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const counts = answers.map(({ body }) => (body as { counts: { created: number; refused: number } }).counts);
  expect(counts.map(({ refused }) => refused).sort()).toEqual([0, 2]);
  expect(await dossiers()).toEqual([hs(1), hs(2)]);
  expect(new Set(Object.values(await bound()))).toEqual(new Set([hs(1), hs(2)]));
});

test("a thousand labels of a book are bound by one request", async () => {
  const { context, clerk, codes, post, bound } = await open();
  const all = [...codes];
  while (all.length < 1000) all.push(...(await givenIssuedCodes(context, clerk, 500)));
  const lot = all.slice(0, 1000).map((ratingCode, index) => ({ ...sent, number: hs(index + 1), ratingCode }));
  expect(await post(lot)).toMatchObject({ body: { counts: { created: 1000, refused: 0 } } });
  expect(Object.keys(await bound())).toHaveLength(1000);
});

test("the document tells software of the field", async () => {
  const { context } = await open();
  const put = openApi(context).paths["/dossiers/{number}"]?.["put"];
  expect(JSON.stringify(put?.["requestBody"])).toContain('"ratingCode"');
});

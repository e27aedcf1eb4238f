import { expect, test } from "vitest";
import { recordSent } from "#app/apologies/record-sent.server.ts";
import { writeApologies } from "#app/apologies/write-apologies.server.ts";
import { day } from "#app/platform/day.ts";
import { loader as rate } from "#app/routes/_citizen.r.$code/route.tsx";
import { action as write, loader as writePage } from "#app/routes/_staff.dossiers.late_.letter/route.tsx";
import { action as record } from "#app/routes/_staff.dossiers.letters_.$letter/route.tsx";
import {
  expectDone,
  givenLateDossiers,
  idsOf,
  importRows,
  letterFor,
  letterOf,
  lettersIn,
  openRow,
} from "#test/support/apologies.ts";
import { openTestContext } from "#test/support/context.ts";
import { routeAnswer, routeCall } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function openLate() {
  const { context, clock } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  await givenAccount(context, officeId, "office@so.example", ["office"]);
  const cookie = await signedIn(context, "office@so.example");
  return { context, clock, officeId, writer, cookie };
}
type Late = Awaited<ReturnType<typeof openLate>>;

const form = { title: "extension", reason: "Hồ sơ cần thẩm định thêm tại cơ sở.", newOn: "27/11/2026" };

/** What an action answers for a refused form. */
interface Refused {
  data: { lastResult?: Reply; left?: string[]; choice?: { dossiers: unknown[] } } & Reply;
  init: { status: number } | null;
}
interface Reply {
  error?: Record<string, string[] | null> | null;
  initialValue?: Record<string, unknown> | null;
}

async function posted({ context, cookie }: Pick<Late, "context" | "cookie">, fields: Record<string, string>) {
  const answer = (await write(
    routeCall(context, "/dossiers/late/letter", { cookie, form: fields }),
  )) as unknown as Refused;
  const { lastResult } = answer.data;
  return { status: answer.init?.status, error: lastResult?.error, typed: lastResult?.initialValue, ...answer.data };
}

test.each([
  ["Chờ ý kiến của … về hồ sơ.", "“…”"],
  ["Hồ sơ còn thiếu (liệt kê) nên chưa xong.", "“(liệt kê)”"],
  ["Chậm vì {{lý do}} của đơn vị.", "“{{lý do}}”"],
])("a reason with a blank writes no letter, names it and keeps what was typed: %s", async (reason, gap) => {
  const late = await openLate();
  const [dossier = ""] = await idsOf(late.context, late.officeId, 1);
  const { status, error, typed } = await posted(late, { ...form, dossier, reason });
  expect([status, error]).toEqual([400, { reason: [`unfilled:${gap}`] }]);
  expect(typed).toMatchObject({ reason, newOn: form.newOn, title: form.title });
  expect(await lettersIn(late.context)).toEqual([]);
});

test("another office's dossier in the form gets no letter and is not shown, and the own ones get theirs", async () => {
  const late = await openLate();
  const elsewhere = await givenOffice(late.context, "so-khac");
  await importRows(late.context, elsewhere, [openRow(7, "16/11/2026")]);
  const [foreign = ""] = await idsOf(late.context, elsewhere, 7);
  const answered = await posted(late, { ...form, dossier: foreign });
  expect(answered).toMatchObject({
    status: 400,
    error: { "": ["noneLeft"] },
    left: ["gone"],
    choice: { dossiers: [] },
  });
  const call = routeCall(late.context, `/dossiers/late/letter?dossier=${foreign}`, { cookie: late.cookie });
  expect((await writePage(call)).choice).toMatchObject({ dossiers: [], count: 0 });
  expect(await lettersIn(late.context)).toEqual([]);
});

test("the form sent a second time leads to the same letters", async () => {
  const { context, officeId, cookie } = await openLate();
  const [dossier = ""] = await idsOf(context, officeId, 1);
  const { batch } = await writePage(routeCall(context, `/dossiers/late/letter?dossier=${dossier}`, { cookie }));
  const send = () =>
    routeAnswer(write(routeCall(context, "/dossiers/late/letter", { cookie, form: { ...form, dossier, batch } })));
  const first = await send();
  expect(first).toEqual({ status: 303, to: `/dossiers/letters?batch=${batch}&done=written#done` });
  expect(await send()).toEqual(first);
  expect(await lettersIn(context)).toEqual(["0001 1: written"]);
});

test.each([
  ["21/11/2026", 409, "sentDayLater"],
  ["19/11/2026", 409, "sentDayBefore"],
  ["31/11/2026", 400, "sentDayWrong"],
  ["hôm qua", 400, "sentDayWrong"],
])("a letter of 20/11 is not recorded as sent on %s, and what was typed is kept", async (sentOn, status, problem) => {
  const { context, officeId, writer, cookie } = await openLate();
  await writeApologies(context, writer, letterFor({ ids: await idsOf(context, officeId, 1) }));
  const id = await letterOf(context, 1);
  const typed = { act: "record", documentNumber: "152/SKHCN-VP", sentOn };
  const call = routeCall(context, `/dossiers/letters/${id}`, { cookie, form: typed, params: { letter: id } });
  const { data, init } = (await record(call)) as Refused;
  expect([init?.status, data.error]).toEqual([status, { sentOn: [problem] }]);
  expect(data.initialValue).toMatchObject({ documentNumber: "152/SKHCN-VP", sentOn });
  expect(await lettersIn(context)).toEqual(["0001 1: written"]);
});

/** What the rating page says of a dossier: nothing, sorry, or sorry with the day on which the result comes. */
async function saidAt({ context, clock, officeId }: Late, last: number, time: string): Promise<string> {
  clock.moveTo(time);
  const [dossierId = ""] = await idsOf(context, officeId, last);
  const { code } = await context.db
    .selectFrom("receipts")
    .where("dossier_id", "=", dossierId)
    .select("code")
    .executeTakeFirstOrThrow();
  const { data } = await rate(routeCall(context, `/r/${code}`, { params: { code } }));
  if (data.kind !== "open") return data.kind;
  return data.sorry === undefined ? "nothing" : `sorry ${data.sorry.newOn ?? "without a day"}`;
}

const friday = "2026-11-20T09:00:00+07:00";

async function sendLetter({ context, officeId, writer }: Late, last: number, newOn: string, again = false) {
  const ids = await idsOf(context, officeId, last);
  const written = await writeApologies(context, writer, letterFor({ ids }, { newOn: day(newOn), again }));
  expect(written).toMatchObject({ ok: true });
  const sent = { documentNumber: "152/SKHCN-VP", sentOn: day("2026-11-20") };
  expectDone(await recordSent(context, writer, await letterOf(context, last), sent));
}

test("the rating page says sorry with the new day, without a day, or not at all", async () => {
  const late = await openLate();
  await sendLetter(late, 1, "2026-11-27");
  expect(await saidAt(late, 1, friday)).toBe("sorry 2026-11-27");
  expect(await saidAt(late, 2, friday)).toBe("sorry without a day");
  // Due in a week, and with a result in time.
  for (const last of [4, 5]) expect(await saidAt(late, last, friday)).toBe("nothing");
  // Soon late, with a letter that was sent: the promised day has not passed.
  await sendLetter(late, 3, "2026-11-27");
  expect(await saidAt(late, 3, friday)).toBe("nothing");
  expect(await saidAt(late, 3, "2026-11-21T09:00:00+07:00")).toBe("sorry 2026-11-27");
});

test("of two letters the page names the day of the last one that was sent", async () => {
  const late = await openLate();
  await sendLetter(late, 1, "2026-11-27");
  const ids = await idsOf(late.context, late.officeId, 1);
  await writeApologies(late.context, late.writer, letterFor({ ids }, { newOn: day("2026-12-04"), again: true }));
  expect(await saidAt(late, 1, friday)).toBe("sorry 2026-11-27");
  const second = { documentNumber: "9/SKHCN-VP", sentOn: day("2026-11-20") };
  expectDone(await recordSent(late.context, late.writer, await letterOf(late.context, 1), second));
  expect(await saidAt(late, 1, friday)).toBe("sorry 2026-12-04");
});

test("once the result is there no day is promised any more, and a result in time takes the apology back", async () => {
  const late = await openLate();
  await sendLetter(late, 1, "2026-11-27");
  await sendLetter(late, 3, "2026-11-27");
  await importRows(late.context, late.officeId, [
    openRow(1, "16/11/2026", { finished: "20/11/2026 10:00", state: "Đã trả kết quả" }),
    openRow(3, "20/11/2026", { finished: "20/11/2026 16:00", state: "Đã trả kết quả" }),
  ]);
  const monday = "2026-11-23T09:00:00+07:00";
  expect(await saidAt(late, 1, monday)).toBe("sorry without a day");
  expect(await saidAt(late, 3, monday)).toBe("nothing");
});

test("the page changes at midnight of Việt Nam, on a day off as on any other", async () => {
  const late = await openLate();
  await importRows(late.context, late.officeId, [openRow(6, "23/11/2026")]);
  await sendLetter(late, 6, "2026-11-25");
  // Tuesday 24/11 is a day off.
  expect(await saidAt(late, 6, "2026-11-23T23:59:59+07:00")).toBe("nothing");
  expect(await saidAt(late, 6, "2026-11-24T00:00:00+07:00")).toBe("sorry 2026-11-25");
  expect(await saidAt(late, 6, "2026-11-25T23:59:59+07:00")).toBe("sorry 2026-11-25");
  expect(await saidAt(late, 6, "2026-11-26T00:00:00+07:00")).toBe("sorry without a day");
});

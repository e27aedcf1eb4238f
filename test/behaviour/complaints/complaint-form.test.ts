import { expect, test } from "vitest";
import { receiveForm, type FormTarget } from "#app/complaints/sending/receive-form.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { instantFromDate } from "#app/platform/day.ts";
import { formKeyDays, newFormKey } from "#app/platform/forms/form-key.server.ts";
import { aFormKey } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { aPdf, postedForm, storedFiles, withDataFolder } from "#test/support/files.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

const typed = { kind: "problem", text: "Phải xếp hàng hơn hai giờ ở quầy số 3." };
const contact = { name: "Người gửi thử", address: "Số 1 đường Thử", phone: "0900 000 000", email: "", consent: "on" };

async function open() {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const target: FormTarget = { officeIds: [officeId], receipt: null, language: "vi" };
  return { context: withDataFolder(context), clock, officeId, target };
}

function from(context: Context, address: string): Context {
  return { ...context, visitor: { address, userAgent: "", languages: "" } };
}

/** Sends another text each time, from a page of its own. */
async function send(context: Context, target: FormTarget, change: Record<string, string> = {}) {
  const text = `${typed.text} Lần ${String(Math.random())}.`;
  return receiveForm(context, postedForm({ ...typed, text, form: aFormKey(context), ...change }, []), target);
}

async function statuses(count: number, sendOne: () => Promise<Awaited<ReturnType<typeof receiveForm>>>) {
  const answers: (number | "sent")[] = [];
  for (let i = 0; i < count; i += 1) {
    const outcome = await sendOne();
    answers.push(outcome.ok ? "sent" : outcome.status);
  }
  return answers;
}

const sent = (count: number) => new Array<"sent">(count).fill("sent");

async function countCases(context: Context): Promise<number> {
  return (await context.db.selectFrom("complaints").select("id").execute()).length;
}

const now = instantFromDate(new Date("2026-11-20T02:00:00.000Z"));

test.each<[string, (context: Context) => string | undefined]>([
  ["no key", () => undefined],
  ["a key that nobody signed", () => "x".repeat(43)],
  ["a key of the right shape with another signature", (context) => aFormKey(context).replace(/.{6}$/, "AAAAAA")],
  ["a key of another installation", () => newFormKey("another secret, long enough to be taken", now)],
  [
    "a key whose time was changed",
    (context) =>
      newFormKey(context.settings.secret, instantFromDate(new Date("2026-10-01T00:00:00.000Z"))).replace(
        /^[^.]+/,
        "t5o000",
      ),
  ],
])(
  "a form with %s is not sent, stores no file, and comes back with everything typed and a key that is taken",
  async (_what, keyOf) => {
    const { context, target } = await open();
    const key = keyOf(context);
    const fields = { ...(key === undefined ? {} : { form: key }), ...typed, ...contact };
    const outcome = await receiveForm(context, postedForm(fields, [{ name: "a.pdf", content: aPdf() }]), target);
    expect(outcome).toMatchObject({
      ok: false,
      status: 400,
      lastResult: { error: { "": ["formOld"] }, initialValue: { ...typed, name: contact.name, consent: "on" } },
      filesDropped: true,
    });
    expect([await countCases(context), storedFiles(context)]).toEqual([0, []]);
    if (outcome.ok) throw new Error("sent");
    expect(await receiveForm(context, postedForm({ ...fields, form: outcome.formKey }, []), target)).toMatchObject({
      ok: true,
    });
  },
);

test("a page that stayed open for six days still sends its form; after eight it comes back with everything kept", async () => {
  const { context, clock, target } = await open();
  const form = aFormKey(context);
  expect(formKeyDays).toBe(7);
  clock.moveTo("2026-11-26T09:00:00+07:00");
  expect(await send(context, target, { form })).toMatchObject({ ok: true });
  clock.moveTo("2026-11-28T09:00:00+07:00");
  expect(await send(context, target, { form, text: typed.text })).toMatchObject({
    ok: false,
    lastResult: { error: { "": ["formOld"] }, initialValue: typed },
  });
});

test("one network sends sixty complaints without a receipt in a quarter of an hour; the next is told to wait, with its text", async () => {
  const { context, clock, target } = await open();
  const hall = from(context, "203.0.113.7");
  expect(await statuses(60, () => send(hall, target))).toEqual(sent(60));
  expect(await send(hall, target, { text: typed.text })).toMatchObject({
    ok: false,
    status: 429,
    lastResult: { error: { "": ["tooMany"] }, initialValue: typed },
  });
  expect(await send(from(context, "203.0.113.8"), target), "another network").toMatchObject({ ok: true });
  clock.moveTo("2026-11-20T09:16:00+07:00");
  expect(await send(hall, target)).toMatchObject({ ok: true });
});

test("files of a form that is beyond the limit are neither stored nor examined, and are to be chosen again", async () => {
  const { context, target } = await open();
  const hall = from(context, "203.0.113.7");
  await statuses(60, () => send(hall, target));
  const fields = { ...typed, form: aFormKey(context) };
  const outcome = await receiveForm(
    hall,
    postedForm(fields, [{ name: "a.xyz", content: Buffer.from("no picture") }]),
    target,
  );
  expect(outcome).toMatchObject({
    ok: false,
    status: 429,
    lastResult: { error: { "": ["tooMany"] }, initialValue: typed },
    refusedFiles: [],
    filesDropped: true,
  });
  expect(storedFiles(context)).toEqual([]);
});

test("the devices of one IPv6 network are one network", async () => {
  const { context, target } = await open();
  let device = 0;
  const next = () => send(from(context, `2001:db8:1:2::${(device += 1).toString(16)}`), target);
  expect(await statuses(61, next)).toEqual([...sent(60), 429]);
});

test("the whole installation takes three hundred complaints without a receipt in a quarter of an hour", async () => {
  const { context, target } = await open();
  let host = 0;
  const next = () => send(from(context, `198.51.100.${String((host += 1) % 250)}`), target);
  expect(await statuses(301, next)).toEqual([...sent(300), 429]);
});

test("a form with mistakes uses up nothing of what a network may send", async () => {
  const { context, target } = await open();
  const hall = from(context, "203.0.113.7");
  await statuses(70, () => send(hall, target, { text: "ngắn" }));
  expect(await send(hall, target)).toMatchObject({ ok: true });
});

test("a receipt brings ten complaints an hour, and the eleventh comes back with its text", async () => {
  const { context, clock, officeId, target } = await open();
  const ofReceipt: FormTarget = { ...target, receipt: await givenReceipt(context, officeId) };
  expect(await statuses(10, () => send(context, ofReceipt))).toEqual(sent(10));
  expect(await send(context, ofReceipt, { text: typed.text })).toMatchObject({
    ok: false,
    status: 429,
    lastResult: { error: { "": ["tooMany"] }, initialValue: typed },
  });
  expect(await send(context, target), "without a receipt").toMatchObject({ ok: true });
  clock.moveTo("2026-11-20T10:01:00+07:00");
  expect(await send(context, ofReceipt)).toMatchObject({ ok: true });
});

test("one form is looked at thirty times a quarter of an hour, whatever is wrong with it", async () => {
  const { context, target } = await open();
  const form = aFormKey(context);
  expect(await statuses(31, () => send(context, target, { form, text: "" }))).toEqual([
    ...new Array<number>(30).fill(400),
    429,
  ]);
  expect(await statuses(1, () => send(context, target))).toEqual(["sent"]);
});

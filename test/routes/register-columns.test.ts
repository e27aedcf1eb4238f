import { expect, test } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { importNext } from "#app/imports/runs/keep-importing.server.ts";
import { action as tell, loader as openColumns } from "#app/routes/_staff.dossiers.import_.$run_.columns/route.tsx";
import { action as changeRegisters, loader as openRegisters } from "#app/routes/_staff.settings.registers/route.tsx";
import {
  action as changeProfile,
  loader as openProfile,
} from "#app/routes/_staff.settings.registers_.$header/route.tsx";
import { revokeSessions } from "#app/staff/sessions/session.server.ts";
import { inTransaction } from "#db/engine.ts";
import { givenImportingOffice } from "#test/support/imports.ts";
import { routeAnswer, routeCall, type Called } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const unknownHeadings = Buffer.from(
  "A;B;C;D;E\nH29.16-261120-0001;1.000001.000.00.00.H29;Thủ tục một;20/11/2026 08:00;Trực tiếp\n",
);
const columns = {
  "column-0": "number",
  "column-1": "procedureCode",
  "column-2": "procedureName",
  "column-3": "receivedAt",
  "column-4": "channel",
};
const toSignIn = { to: expect.stringMatching(/^\/sign-in/) as unknown };

/** An office whose last file has headings that nobody has explained, and another office. */
async function open() {
  const office = await givenImportingOffice("page");
  const { context, officeId } = office;
  await office.take(unknownHeadings);
  const { id: run } = await context.db.selectFrom("import_runs").select("id").executeTakeFirstOrThrow();
  const staffId = await givenAccount(context, officeId, "vanphong@coquan.gov.vn", ["office"]);
  const cookie = await signedIn(context, "vanphong@coquan.gov.vn");
  const otherId = await givenOffice(context, "khac");
  await givenAccount(context, otherId, "vanphong@khac.gov.vn", ["office"]);
  const cookieThere = await signedIn(context, "vanphong@khac.gov.vn");
  const called = (more: Called = {}) =>
    routeCall(context, `/dossiers/import/${run}/columns`, { cookie, params: { run }, ...more });
  const post = (form: Record<string, string>, more: Called = {}) => routeAnswer(tell(called({ form, ...more })));
  const runs = async () => (await context.db.selectFrom("import_runs").select("id").execute()).length;
  return { context, officeId, staffId, cookie, cookieThere, run, called, post, runs };
}

async function filledForm({ called }: Awaited<ReturnType<typeof open>>) {
  const { columns: shown } = await openColumns(called());
  if (shown === null) throw new Error("no columns");
  return { header: shown.header, line: String(shown.line ?? ""), before: shown.before, ...columns };
}

const endSessions = (context: Context, staffId: string) =>
  inTransaction(context.db, (tx) => revokeSessions(tx, staffId, context.clock.now()));

const profilesOf = (context: Context) =>
  context.db.selectFrom("register_profiles").select(["office_id", "header", "columns"]).execute();

test("of two tabs that tell the columns of a run, one starts the import and the other is told", async () => {
  const story = await open();
  const form = await filledForm(story);
  const answers = await Promise.all([story.post(form), story.post({ ...form, "column-4": "", "column-3": "channel" })]);
  // The second form lacks the day of receipt, so it is refused whoever is first.
  expect(answers.map(({ status }) => status)).toEqual([303, 400]);
  const second = await story.post(form);
  expect(second.status).toBe(409);
  expect([await story.runs(), (await profilesOf(story.context)).length]).toEqual([2, 1]);
});

test("two tabs that send the same columns at once start one import", async () => {
  const story = await open();
  const form = await filledForm(story);
  const answers = await Promise.all([story.post(form), story.post(form)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect([await story.runs(), (await profilesOf(story.context)).length]).toEqual([2, 1]);
});

test("another office sees no columns of a run and tells none; neither does a session that ended", async () => {
  const story = await open();
  const { context, staffId, cookieThere, called, post, runs } = story;
  const form = await filledForm(story);
  expect(await routeAnswer(openColumns(called({ cookie: cookieThere })))).toMatchObject({ status: 404 });
  expect(await post(form, { cookie: cookieThere })).toMatchObject({ status: 409 });
  await endSessions(context, staffId);
  expect(await post(form)).toMatchObject(toSignIn);
  expect([await runs(), await profilesOf(context)]).toEqual([1, []]);
});

test("a form of another file, of no file, or with a column told twice saves nothing and says why", async () => {
  const story = await open();
  const form = await filledForm(story);
  expect(await story.post({ ...form, header: "0".repeat(64) })).toMatchObject({ status: 409 });
  expect(await story.post({ ...form, "column-4": "number" })).toMatchObject({ status: 400 });
  expect(await story.post({})).toMatchObject({ status: 409 });
  expect(await story.post(form, { params: { run: "khong-co" } })).toMatchObject({ status: 409 });
  expect([await story.runs(), await profilesOf(story.context)]).toEqual([1, []]);
});

async function openTold() {
  const story = await open();
  await story.post(await filledForm(story));
  await importNext(story.context, new AbortController().signal);
  const [profile] = await profilesOf(story.context);
  if (profile === undefined) throw new Error("no profile");
  const { header } = profile;
  const at = (more: Called = {}) =>
    routeCall(story.context, `/settings/registers/${header}`, { cookie: story.cookie, params: { header }, ...more });
  const change = (form: Record<string, string>, more: Called = {}) => routeAnswer(changeProfile(at({ form, ...more })));
  const registers = (form?: Record<string, string>, cookie = story.cookie) =>
    routeCall(story.context, "/settings/registers", { cookie, ...(form === undefined ? {} : { form }) });
  return { ...story, header, at, change, registers };
}

test("of two tabs that change a profile the second is told, and what the first saved stays", async () => {
  const { context, at, change } = await openTold();
  const { before } = await openProfile(at());
  const first = { before, ...columns, "column-2": "procedureCode", "column-1": "procedureName" };
  expect(await change(first)).toMatchObject({ status: 303 });
  const saved = await profilesOf(context);
  expect(await change({ before, ...columns })).toMatchObject({ status: 409 });
  expect(await profilesOf(context)).toEqual(saved);
});

test("another office neither opens, changes nor forgets a profile or a word; a session that ended changes none", async () => {
  const { context, staffId, cookieThere, header, at, change, registers } = await openTold();
  const { before } = await openProfile(at());
  const word = { intent: "word", kind: "channel", word: "Qua cán bộ xã", meaning: "counter" };
  expect((await routeAnswer(changeRegisters(registers(word)))).status).toBe(303);
  const words = () => context.db.selectFrom("register_words").selectAll().execute();
  const stored = [await profilesOf(context), await words()];
  expect((await words()).length).toBe(1);
  expect(await routeAnswer(openProfile(at({ cookie: cookieThere })))).toMatchObject({ status: 404 });
  expect(await change({ before, ...columns }, { cookie: cookieThere })).toMatchObject({ status: 409 });
  for (const form of [
    { intent: "forget-profile", header },
    { intent: "forget", kind: "channel", word: word.word },
  ])
    await routeAnswer(changeRegisters(registers(form, cookieThere)));
  expect(await openRegisters(registers(undefined, cookieThere))).toMatchObject({ profiles: [], words: [] });
  await endSessions(context, staffId);
  expect(await change({ before, ...columns, "column-4": "state" })).toMatchObject(toSignIn);
  expect(await routeAnswer(changeRegisters(registers({ intent: "forget-profile", header })))).toMatchObject(toSignIn);
  expect([await profilesOf(context), await words()]).toEqual(stored);
});

test("a profile forgotten in one tab cannot be changed in another, and forgetting it twice does no harm", async () => {
  const { context, header, at, change, registers } = await openTold();
  const { before } = await openProfile(at());
  const forget = () => routeAnswer(changeRegisters(registers({ intent: "forget-profile", header })));
  expect((await Promise.all([forget(), forget()])).map(({ status }) => status)).toEqual([303, 303]);
  expect(await change({ before, ...columns })).toMatchObject({ status: 409 });
  expect(await profilesOf(context)).toEqual([]);
  const audit = context.db
    .selectFrom("audit_entries")
    .where("action", "=", "register-profile-forgotten")
    .select("position");
  expect(await audit.execute()).toHaveLength(1);
});

import { expect, test } from "vitest";
import {
  forgetRegisterWord,
  listRegisterWords,
  listUnknownWords,
  setRegisterWord,
} from "#app/imports/profiles/register-words.server.ts";
import { givenImportingOffice, type ImportingOffice } from "#test/support/imports.ts";
import { registerFile, registerRow } from "#test/support/register.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const online = registerFile(
  registerRow({ number: "H29.16-261120-0001", channel: "Trực tuyến" }),
  registerRow({ number: "H29.16-261120-0002", channel: "TRỰC  TUYẾN" }),
  registerRow({ number: "H29.16-261120-0003", channel: "Qua ứng dụng" }),
  registerRow({ number: "H29.16-261120-0004", channel: "x".repeat(80) }),
);

async function unknown({ context, officeId }: ImportingOffice): Promise<string[]> {
  const runs = context.db.selectFrom("import_runs").orderBy("id", "desc").select("id");
  const { id } = await runs.executeTakeFirstOrThrow();
  const unknown = await listUnknownWords(context.db, id, await listRegisterWords(context.db, officeId));
  return unknown.map(({ written }) => written).sort();
}

async function staffOf({ context, officeId }: ImportingOffice) {
  return { officeId, staffId: await givenAccount(context, officeId, "vanphong@coquan.gov.vn", ["office"]) };
}

test.each(["command", "page"] as const)(
  "what a word for the channel means is said once and known from then on, in any spelling (%s)",
  async (door) => {
    const office = await givenImportingOffice(door);
    const staff = await staffOf(office);
    expect((await office.take(online)).counts).toMatchObject({ created: 0, problems: 4 });
    // Words that differ in case and spaces only are asked about as they are written; a cut one is not asked about.
    expect(await unknown(office)).toEqual(["Qua ứng dụng", "TRỰC TUYẾN", "Trực tuyến"].sort());
    await setRegisterWord(office.context, staff, { kind: "channel", written: "Trực tuyến", meaning: "online-part" });
    expect(await unknown(office)).toEqual(["Qua ứng dụng"]);
    expect((await office.take(online)).counts).toMatchObject({ created: 2, problems: 2 });
    const dossiers = await office.context.db.selectFrom("dossiers").select("channel").execute();
    expect(dossiers.map(({ channel }) => channel)).toEqual(["online-part", "online-part"]);
  },
);

test("a word is explained anew, forgotten, and means nothing in another office", async () => {
  const office = await givenImportingOffice("command");
  const { context } = office;
  const staff = await staffOf(office);
  await setRegisterWord(context, staff, { kind: "channel", written: "Trực tuyến", meaning: "online-part" });
  await setRegisterWord(context, staff, { kind: "channel", written: "trực tuyến", meaning: "online-full" });
  expect(await listRegisterWords(context.db, office.officeId)).toEqual([
    { kind: "channel", written: "trực tuyến", meaning: "online-full" },
  ]);
  expect(await listRegisterWords(context.db, await givenOffice(context, "khac"))).toEqual([]);
  await forgetRegisterWord(context, staff, "channel", "Trực tuyến");
  await forgetRegisterWord(context, staff, "channel", "chưa từng có");
  expect(await listRegisterWords(context.db, office.officeId)).toEqual([]);
  const entries = await context.db
    .selectFrom("audit_entries")
    .orderBy("position")
    .select(["action", "subject"])
    .execute();
  expect(entries).toEqual([
    { action: "register-word-set", subject: "online-part" },
    { action: "register-word-set", subject: "online-full" },
    { action: "register-word-forgotten", subject: "" },
  ]);
});

test("a word the product knows keeps its meaning, whatever an office says", async () => {
  const office = await givenImportingOffice("command");
  const staff = await staffOf(office);
  await setRegisterWord(office.context, staff, { kind: "channel", written: "Trực tiếp", meaning: "post" });
  await setRegisterWord(office.context, staff, { kind: "channel", written: "constructor", meaning: "post" });
  const story = await office.take(registerFile(registerRow({ number: "H29.16-261120-0001", channel: "Trực tiếp" })));
  expect(story.counts.created).toBe(1);
  const [dossier] = await office.context.db.selectFrom("dossiers").select("channel").execute();
  expect(dossier?.channel).toBe("counter");
});

test("an unknown word for the state is asked about, and a refused dossier counts as returned from then on", async () => {
  const office = await givenImportingOffice("page");
  const staff = await staffOf(office);
  const register = registerFile(
    registerRow({ number: "H29.16-261120-0001", state: "Trả hồ sơ không đủ điều kiện", finished: "" }),
  );
  await office.take(register);
  const stateOf = async () => (await office.context.db.selectFrom("dossiers").select("state").execute())[0]?.state;
  expect(await stateOf()).toBe("in-progress");
  expect(await unknown(office)).toEqual(["Trả hồ sơ không đủ điều kiện"]);
  const written = "Trả hồ sơ không đủ điều kiện";
  await setRegisterWord(office.context, staff, { kind: "state", written, meaning: "returned" });
  // The same word means nothing in another column.
  expect(await unknown(office)).toEqual([]);
  expect((await office.take(register)).counts).toMatchObject({ updated: 1 });
  expect(await stateOf()).toBe("returned");
});

test("the audit record says what a word meant before and after", async () => {
  const office = await givenImportingOffice("command");
  const staff = await staffOf(office);
  const word = { kind: "returnedBy", written: "Hẹn tại nhà" } as const;
  await setRegisterWord(office.context, staff, { ...word, meaning: "post" });
  await forgetRegisterWord(office.context, staff, "returnedBy", "hẹn tại nhà");
  const entries = await office.context.db.selectFrom("audit_entries").orderBy("position").select("changes").execute();
  const text = "Hình thức trả kết quả: “Hẹn tại nhà” = Bưu chính";
  expect(entries.map(({ changes }) => JSON.parse(changes ?? "[]") as unknown)).toEqual([
    [{ field: "registerWord", before: "", after: text }],
    [{ field: "registerWord", before: text, after: "" }],
  ]);
});

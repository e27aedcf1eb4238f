import { expect, test } from "vitest";
import {
  forgetChannelWord,
  listChannelWords,
  listUnknownChannels,
  setChannelWord,
} from "#app/imports/profiles/channel-words.server.ts";
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
  return (await listUnknownChannels(context.db, id, await listChannelWords(context.db, officeId))).sort();
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
    await setChannelWord(office.context, staff, { written: "Trực tuyến", channel: "online-part" });
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
  await setChannelWord(context, staff, { written: "Trực tuyến", channel: "online-part" });
  await setChannelWord(context, staff, { written: "trực tuyến", channel: "online-full" });
  expect(await listChannelWords(context.db, office.officeId)).toEqual([
    { written: "trực tuyến", channel: "online-full" },
  ]);
  expect(await listChannelWords(context.db, await givenOffice(context, "khac"))).toEqual([]);
  await forgetChannelWord(context, staff, "Trực tuyến");
  await forgetChannelWord(context, staff, "chưa từng có");
  expect(await listChannelWords(context.db, office.officeId)).toEqual([]);
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
  await setChannelWord(office.context, staff, { written: "Trực tiếp", channel: "post" });
  await setChannelWord(office.context, staff, { written: "constructor", channel: "post" });
  const story = await office.take(registerFile(registerRow({ number: "H29.16-261120-0001", channel: "Trực tiếp" })));
  expect(story.counts.created).toBe(1);
  const [dossier] = await office.context.db.selectFrom("dossiers").select("channel").execute();
  expect(dossier?.channel).toBe("counter");
});

import { expect, test } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { makeShare, revokeShare } from "#app/reports/sharing/change-shares.server.ts";
import { listShares } from "#app/reports/sharing/list-shares.server.ts";
import { openShare } from "#app/reports/sharing/open-share.server.ts";
import { mostShares, type NewShare } from "#app/reports/sharing/share.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

const director: NewShare = { reader: "Giám đốc Sở", page: "morning", days: 7 };
const wrong = { ok: false, reason: "wrong" };

async function opened() {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const maker = await givenColleague(context, officeId, ["office"]);
  return { context, clock, officeId, maker };
}

async function madeBy(context: Context, maker: { officeId: string; staffId: string }, share = director) {
  const made = await makeShare(context, maker, share);
  if (!made.ok) throw new Error(made.reason);
  return made;
}

async function auditOf({ db }: Context): Promise<string[]> {
  const rows = await db.selectFrom("audit_entries").orderBy("position").select("action").execute();
  return rows.map(({ action }) => action);
}

test("of a link only the hash of its secret is stored", async () => {
  const { context, maker } = await opened();
  const { secret } = await madeBy(context, maker);
  const { digest, ...rest } = await context.db.selectFrom("share_links").selectAll().executeTakeFirstOrThrow();
  expect(digest).toBe(hashToken(secret));
  expect(JSON.stringify(rest)).not.toContain(secret);
  expect(JSON.stringify(await context.db.selectFrom("audit_entries").selectAll().execute())).not.toContain(secret);
});

test("a link opens until the end of its last day, under another SECRET too, and then no more", async () => {
  const { context, clock, maker } = await opened();
  const { secret } = await madeBy(context, maker);
  clock.moveTo("2026-11-26T23:59:59+07:00");
  const other = {
    ...context,
    settings: { ...context.settings, secret: "another secret of the tests, as long as the first" },
  };
  expect(await openShare(other, secret, true)).toMatchObject({ ok: true, share: { page: "morning" } });
  clock.moveTo("2026-11-27T00:00:00+07:00");
  expect(await openShare(context, secret, true)).toEqual(wrong);
});

test("a revoked link ends at once, and is revoked once however often it is asked; wrong secrets get the same answer", async () => {
  const { context, maker } = await opened();
  const { id, secret } = await madeBy(context, maker);
  expect(await Promise.all([revokeShare(context, maker, id), revokeShare(context, maker, id)])).toEqual([true, true]);
  for (const tried of [secret, secret.slice(1), `${secret}=`, "", "%00", "x".repeat(5000), secret.toUpperCase()])
    expect(await openShare(context, tried, true)).toEqual(wrong);
  expect(await auditOf(context)).toEqual(["share-made", "share-revoked"]);
});

test("the links of another office are neither listed nor revoked, and a link leads to its own office only", async () => {
  const { context, officeId, maker } = await opened();
  const there = await givenOffice(context, "khac");
  const stranger = await givenColleague(context, there, ["approver"]);
  const { id, secret } = await madeBy(context, maker);
  expect(await revokeShare(context, stranger, id)).toBe(false);
  expect(await listShares(context.db, there)).toEqual([]);
  expect(await openShare(context, secret, true)).toMatchObject({ ok: true, share: { officeId } });
});

test("the first opening of each day is audited, two at once are two openings, and who is no person leaves no trace", async () => {
  const { context, clock, officeId, maker } = await opened();
  const { secret } = await madeBy(context, maker);
  await openShare(context, secret, false);
  expect(await listShares(context.db, officeId)).toMatchObject([{ opened: 0, lastOpenedOn: null }]);
  await Promise.all([openShare(context, secret, true), openShare(context, secret, true)]);
  expect(await listShares(context.db, officeId)).toMatchObject([{ opened: 2, lastOpenedOn: "2026-11-20" }]);
  expect(await auditOf(context)).toEqual(["share-made", "share-opened"]);
  clock.moveTo("2026-11-21T08:00:00+07:00");
  await openShare(context, secret, true);
  await openShare(context, secret, true);
  expect(await listShares(context.db, officeId)).toMatchObject([{ opened: 4, lastOpenedOn: "2026-11-21" }]);
  expect(await auditOf(context)).toEqual(["share-made", "share-opened", "share-opened"]);
});

test("two makers at once do not make more open links than an office may have; an ended one makes room", async () => {
  const { context, clock, maker } = await opened();
  for (let made = 1; made < mostShares; made += 1) await madeBy(context, maker, { ...director, days: 1 });
  const both = await Promise.all([makeShare(context, maker, director), makeShare(context, maker, director)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "tooMany" }]);
  clock.moveTo("2026-11-21T08:00:00+07:00");
  expect(await makeShare(context, maker, director)).toMatchObject({ ok: true });
});

test("whoever guesses waits and is refused in the end, while the right link of the same network opens", async () => {
  const { context, maker } = await opened();
  const { secret } = await madeBy(context, maker);
  const answers = [];
  for (let tried = 0; tried < 25; tried += 1) answers.push(openShare(context, "A".repeat(43), true));
  expect(await Promise.all(answers)).toContainEqual(wrong);
  expect(await openShare(context, secret, true)).toMatchObject({ ok: true });
});

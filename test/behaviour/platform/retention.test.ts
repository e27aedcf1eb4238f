import { expect, test } from "vitest";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { forgetContacts } from "#app/complaints/personal-data/forget-contacts.server.ts";
import { readContact } from "#app/complaints/handling/read-contact.server.ts";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import { monthPeriod } from "#app/figures/period/period.ts";
import { listPublishedOffices, publishedResults } from "#app/figures/published/published-results.server.ts";
import { jobs } from "#app/jobs/jobs.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { findRetention } from "#app/platform/data-folder/retention.server.ts";
import { retentionRules } from "#app/platform/data-folder/retention.ts";
import { setRetention } from "#app/staff/retention/set-retention.server.ts";
import { answerText, asSeen, givenCase, stepsOf } from "#test/support/case-life.ts";
import { complaintIdOf } from "#test/support/answers.ts";
import { withDataFolder } from "#test/support/files.ts";

const contact = { name: "Người gửi thử", address: "Tổ 3", phone: "0900000000", email: "" };

test("the contact of a case goes so many days after its end, an open case keeps it, and no figure changes", async () => {
  const story = await givenCase({ contact });
  const { clock, officeId, people, reference } = story;
  const context = withDataFolder(story.context);
  const id = await complaintIdOf(context, reference);
  const office = (await listPublishedOffices(context.db))[0];
  if (office === undefined) throw new Error("there is an office");
  const figures = async () => {
    const period = monthPeriod(2026, 11, day("2026-11-30"));
    return JSON.stringify([
      await dashboard(context.db, officeId, period, dayOf(context.clock.now()), undefined),
      await publishedResults(context.db, office, dayOf(context.clock.now())),
    ]);
  };
  clock.moveTo("2029-11-19T09:00:00+07:00");
  expect(await forgetContacts(context, 730)).toBe(0);

  clock.moveTo("2026-11-21T09:00:00+07:00");
  await answerComplaint(context, people.office, {
    ...(await asSeen(context, people.office, reference)),
    text: answerText,
  });
  await setRetention(context, people.office, { kind: "contacts", days: 100, basis: "Quyết định thử" });
  clock.moveTo("2027-03-01T09:00:00+07:00");
  expect(await readContact(context, people.handler, id)).toMatchObject({ ok: true });
  expect(await forgetContacts(context, 100)).toBe(0);
  clock.moveTo("2027-03-03T09:00:00+07:00");
  const before = await figures();
  await jobs.find(({ name }) => name === "forget-old-traces")?.run(context);
  expect(await figures()).toBe(before);
  expect(await readContact(context, people.handler, id)).toEqual({ ok: false, reason: "none" });
  expect((await stepsOf(context, officeId, reference)).at(-1)).toBe("contact-removed");
});

test("how long each kind is kept is the default until somebody sets it, and the audit record says who did", async () => {
  const { context, people } = await givenCase();
  expect((await findRetention(context.db)).sessions).toBe(retentionRules.sessions.days);
  await setRetention(context, people.office, { kind: "sessions", days: 30, basis: "Quyết định thử" });
  await setRetention(context, people.office, { kind: "sessions", days: 60, basis: "Quyết định thử" });
  expect(await findRetention(context.db)).toMatchObject({ sessions: 60, contacts: retentionRules.contacts.days });
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("action", "=", "retention-set")
    .select("subject")
    .execute();
  expect(entries.map(({ subject }) => subject)).toEqual(["sessions: 30 days", "sessions: 60 days"]);
});

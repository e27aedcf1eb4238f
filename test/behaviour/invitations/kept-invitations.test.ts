import { expect, test } from "vitest";
import { forgetInvitations } from "#app/invitations/forget-invitations.server.ts";
import { refuseInvitations } from "#app/invitations/refuse-invitations.server.ts";
import { jobs } from "#app/jobs/jobs.server.ts";
import { findRetention } from "#app/platform/data-folder/retention.server.ts";
import { listRetention } from "#app/staff/retention/list-retention.server.ts";
import { contactRow, givenInvitingOffice, importContacts, invitationStates } from "#test/support/invitations.ts";
import { withDataFolder } from "#test/support/files.ts";

const numbered = (last: number) => `H13.18-261102-${String(last).padStart(4, "0")}`;

test("ended invitations and refusals go when their time is over, and nothing that still waits", async () => {
  const { context, clock, officeId, mail, round } = await givenInvitingOffice();
  await importContacts(context, officeId, [
    contactRow({ number: numbered(1), email: "mot@example.vn" }),
    contactRow({ number: numbered(2), email: "hai@example.vn", finished: "" }),
  ]);
  expect(await round()).toMatchObject({ sent: 1 });
  const token = /\/stop\/([\w-]+)/.exec(mail.received[0]?.text ?? "")?.[1] ?? "";
  expect(await refuseInvitations(context, token)).toBe(true);
  const refusals = async () => (await context.db.selectFrom("invitation_refusals").selectAll().execute()).length;
  const kept = { invitations: 400, refusals: 3650 };
  expect(await forgetInvitations(context, kept)).toBe(0);
  clock.moveTo("2027-12-26T09:00:00+07:00");
  expect(await forgetInvitations(context, kept)).toBe(1);
  expect(await invitationStates(context)).toEqual(["0002: waiting +address"]);
  // The same register again: the result is too long ago, so nobody is invited a second time.
  await importContacts(context, officeId, [contactRow({ number: numbered(1), email: "mot@example.vn" })]);
  expect(await round()).toMatchObject({ sent: 0 });
  expect(await refusals()).toBe(1);
  clock.moveTo("2036-11-19T09:00:00+07:00");
  expect(await forgetInvitations(context, kept)).toBe(1);
  expect(await refusals()).toBe(0);
});

test("the page of retention names both, and the nightly job keeps to them", async () => {
  const { context: bare, clock, officeId, round } = await givenInvitingOffice();
  const context = withDataFolder(bare);
  expect(await findRetention(context.db)).toMatchObject({ invitations: 400, "invitation-refusals": 3650 });
  const listed = await listRetention(context.db);
  expect(listed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["invitations", "invitation-refusals"]));
  await importContacts(context, officeId, [contactRow({ email: "mot@example.vn" })]);
  await round();
  clock.moveTo("2027-12-26T03:00:00+07:00");
  await jobs.find(({ name }) => name === "forget-old-traces")?.run(context);
  expect(await invitationStates(context)).toEqual([]);
});

import { expect, test } from "vitest";
import { countInvitations } from "#app/invitations/count-invitations.server.ts";
import { participationOf } from "#app/invitations/invitation-counts.ts";
import { changeInvitationRules, findInvitationRules } from "#app/invitations/invitation-rules.server.ts";
import { invitationRulesKey } from "#app/invitations/invitation-rules.ts";
import { findStopPage, refuseInvitations } from "#app/invitations/refuse-invitations.server.ts";
import { sendInvitations } from "#app/invitations/send-invitations.server.ts";
import { openDatabase } from "#db/engine.ts";
import { contextOver } from "#test/support/context.ts";
import {
  basis,
  contactFile,
  contactRow,
  givenInvitingOffice,
  importContacts,
  invitationStates,
  rateDossier,
  switchInvitations,
  wholeDatabase,
} from "#test/support/invitations.ts";
import type { MailServer } from "#test/support/mail-server.ts";
import { givenGateway, withSettings } from "#test/support/mail.ts";
import { importBytes } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

const numbered = (last: number) => `H13.18-261102-${String(last).padStart(4, "0")}`;
const address = "lien.he@example.vn";
const recipients = ({ received }: MailServer) => received.map(({ to }) => to[0]);
const stopToken = (text: string) => /\/stop\/([\w-]+)/.exec(text)?.[1] ?? "";

test("one message when the result is ready, with both links, and the address is gone from the whole database", async () => {
  const { context, officeId, mail, round } = await givenInvitingOffice();
  await importContacts(context, officeId, [contactRow({ email: address, finished: "" })]);
  expect(await round()).toMatchObject({ sent: 0 });
  expect(await invitationStates(context)).toEqual(["0001: waiting +address"]);
  expect(await wholeDatabase(context)).not.toContain(address);
  await importContacts(context, officeId, [contactRow({ email: address })]);
  expect(await round()).toMatchObject({ sent: 1, failed: 0, undeliverable: 0 });
  const [letter] = mail.received;
  expect(letter?.to).toEqual([address]);
  expect(letter?.text).toMatch(/http:\/\/localhost:3000\/r\/[0-9A-Z]{10}\n/);
  expect(letter?.text).toContain("Sở Khoa học và Công nghệ: hồ sơ H13.18-261102-0001 đã có kết quả");
  const stop = `http://localhost:3000/stop/${stopToken(letter?.text ?? "")}`;
  expect(letter?.head).toContain(`List-Unsubscribe: <${stop}>`);
  expect(letter?.head).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(await invitationStates(context)).toEqual(["0001: sent"]);
  const all = await wholeDatabase(context);
  for (const part of [address, "lien.he", stopToken(stop).toLowerCase()]) expect(all).not.toContain(part);
  // The register comes again every day, also after the dossier was removed and imported again.
  await importContacts(context, officeId, [contactRow({ email: address })]);
  expect(await round()).toMatchObject({ sent: 0 });
  expect(await invitationStates(context)).toEqual(["0001: sent"]);
});

test("an office that has not switched invitations on keeps no contact", async () => {
  const { context, officeId, staff, round, mail } = await givenInvitingOffice();
  await switchInvitations(context, staff, false);
  await importContacts(context, officeId, [contactRow({ email: address })]);
  expect(await invitationStates(context)).toEqual([]);
  await switchInvitations(context, staff, true);
  expect(await round()).toMatchObject({ sent: 0 });
  expect(mail.received).toEqual([]);
  expect(await wholeDatabase(context)).not.toContain(address);
});

test("switching off removes every kept contact at once, and an older page changes nothing", async () => {
  const { context, officeId, staff, round, mail } = await givenInvitingOffice();
  const shown = invitationRulesKey(await findInvitationRules(context.db, officeId));
  await importContacts(context, officeId, [contactRow({ email: address, finished: "" })]);
  await switchInvitations(context, staff, false);
  expect(await invitationStates(context)).toEqual([]);
  expect(await changeInvitationRules(context, staff, { isOn: false, basis: "" }, shown)).toEqual({
    ok: false,
    reason: "changed-meanwhile",
  });
  await importContacts(context, officeId, [contactRow({ email: address })]);
  await round();
  expect(mail.received).toEqual([]);
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("action", "=", "invitations-changed")
    .orderBy("position")
    .select("changes")
    .execute();
  expect(entries.map(({ changes }) => JSON.parse(changes ?? "[]") as unknown)).toEqual([
    [
      { field: "invitationsOn", before: "false", after: "true" },
      { field: "invitationBasis", before: "", after: basis },
    ],
    [{ field: "invitationsOn", before: "true", after: "false" }],
  ]);
});

test("nobody is invited who was at a counter, has rated, whose result is old, or who got the dossier back", async () => {
  const { context, officeId, round, mail } = await givenInvitingOffice();
  const rows = [
    contactRow({ number: numbered(1), email: "quay@example.vn", channel: "Trực tiếp" }),
    contactRow({
      number: numbered(2),
      email: "nam-ngoai@example.vn",
      received: "02/11/2025",
      due: "",
      finished: "19/11/2025",
    }),
    contactRow({ number: numbered(3), email: "tra-lai@example.vn", state: "Trả lại" }),
    contactRow({ number: numbered(4), email: "da-danh-gia@example.vn" }),
    contactRow({ number: numbered(5), email: "buu-chinh@example.vn", channel: "Bưu chính" }),
    contactRow({ number: numbered(6), email: "ngay-mai@example.vn", finished: "21/11/2026 08:00" }),
  ];
  await importContacts(context, officeId, rows);
  await rateDossier(context, numbered(4));
  await round();
  expect(recipients(mail)).toEqual(["buu-chinh@example.vn"]);
  expect(await invitationStates(context)).toEqual(["0005: sent", "0006: waiting +address"]);
});

test("a register with a column of consent decides by it, and a withdrawn consent removes the contact", async () => {
  const { context, officeId, round, mail } = await givenInvitingOffice();
  const rows = (consents: readonly string[]) =>
    consents.map((consent, index) =>
      contactRow({
        number: numbered(index + 1),
        email: `so${String(index + 1)}@example.vn`,
        consent,
        finished: "",
        channel: "Trực tiếp",
      }),
    );
  await importContacts(context, officeId, rows(["Có", "Không", "", "Có"]), true);
  expect(await invitationStates(context)).toEqual(["0001: waiting +address", "0004: waiting +address"]);
  await importContacts(context, officeId, rows(["Có", "Không", "", "Không"]), true);
  expect(await invitationStates(context)).toEqual(["0001: waiting +address"]);
  await importContacts(
    context,
    officeId,
    [contactRow({ email: "so1@example.vn", consent: "Có", channel: "Trực tiếp" })],
    true,
  );
  await round();
  expect(recipients(mail)).toEqual(["so1@example.vn"]);
});

test("hostile cells of contact are no contact: two addresses, a header, garbage, a huge text", async () => {
  const { context, officeId, round, mail } = await givenInvitingOffice();
  const cells = [
    "a@example.vn, b@example.vn",
    "a@example.vn%0ABcc:b@example.vn",
    "=1+1",
    "x".repeat(20_000),
    "<script>",
  ];
  const rows = cells.map((email, index) => contactRow({ number: numbered(index + 1), email, phone: "0901;0902" }));
  rows.push(contactRow({ number: numbered(8), email: '"a@example.vn\r\nBcc: b@example.vn"' }));
  const { counts } = await importContacts(context, officeId, rows);
  expect(counts.created).toBeGreaterThan(0);
  await round();
  expect(await invitationStates(context)).toEqual([]);
  expect(mail.received).toEqual([]);
  for (const table of ["refused_rows", "import_problems"] as const) {
    const stored = JSON.stringify(await context.db.selectFrom(table).selectAll().execute());
    expect(stored).not.toContain("@example.vn");
  }
});

test("a refused row and a trial keep no contact", async () => {
  const { context, officeId } = await givenInvitingOffice();
  await importContacts(context, officeId, [contactRow({ email: address, received: "hôm qua" })]);
  expect(await invitationStates(context)).toEqual([]);
  expect(await wholeDatabase(context)).not.toContain(address);
});

test("a dossier that is rated between the import and the message is not invited, and its address is removed", async () => {
  const { context, officeId, round, mail, clock } = await givenInvitingOffice("2026-11-20T18:00:00+07:00");
  await importContacts(context, officeId, [contactRow({ email: address })]);
  expect(await round()).toMatchObject({ sent: 0, dropped: 0 });
  await rateDossier(context, numbered(1));
  clock.moveTo("2026-11-23T09:00:00+07:00");
  expect(await round()).toMatchObject({ sent: 0, dropped: 1 });
  expect(mail.received).toEqual([]);
  expect(await invitationStates(context)).toEqual([]);
});

test.each([
  ["at night", "2026-11-20T03:00:00+07:00"],
  ["on a Saturday", "2026-11-21T09:00:00+07:00"],
  ["on Quốc khánh", "2026-09-02T09:00:00+07:00"],
])("nothing is sent %s", async (_when, time) => {
  const { context, officeId, round, mail } = await givenInvitingOffice(time);
  await importContacts(context, officeId, [
    contactRow({ email: address, received: "01/09/2026", finished: "01/09/2026" }),
  ]);
  expect(await round()).toMatchObject({ sent: 0 });
  expect(mail.received).toEqual([]);
});

test("a corrected day of the result moves the invitation, and a result that was taken back stops it", async () => {
  const { context, officeId, round, clock, mail } = await givenInvitingOffice("2026-11-20T18:00:00+07:00");
  await importContacts(context, officeId, [contactRow({ email: address })]);
  await importContacts(context, officeId, [contactRow({ email: address, finished: "", state: "Đang xử lý" })]);
  clock.moveTo("2026-11-23T09:00:00+07:00");
  expect(await round()).toMatchObject({ sent: 0, dropped: 0 });
  await importContacts(context, officeId, [contactRow({ email: address, finished: "20/11/2026 10:00" })]);
  expect(await round()).toMatchObject({ sent: 1 });
  await importContacts(context, officeId, [contactRow({ email: address, finished: "23/11/2026 08:00" })]);
  expect(await round()).toMatchObject({ sent: 0 });
  expect(mail.received).toHaveLength(1);
});

test("a mail server that is away is waited for; one that refuses an address is told as a number only", async () => {
  const { context, officeId, round, mail, clock } = await givenInvitingOffice();
  mail.refused.add("khong-co@example.vn");
  await importContacts(context, officeId, [
    contactRow({ number: numbered(1), email: "khong-co@example.vn" }),
    contactRow({ number: numbered(2), email: address }),
  ]);
  await mail.stop();
  expect(await round()).toMatchObject({ sent: 0, failed: 1 });
  await mail.start();
  clock.moveTo("2026-11-20T09:10:00+07:00");
  expect(await round()).toMatchObject({ sent: 1, undeliverable: 1 });
  expect(recipients(mail)).toEqual([address]);
  expect(await invitationStates(context)).toEqual(["0001: undeliverable", "0002: sent"]);
  expect(await wholeDatabase(context)).not.toContain("khong-co");
  expect(await countInvitations(context.db, officeId, clock.now())).toMatchObject({ sent: 1, undeliverable: 1 });
});

test("a message that may have arrived is not sent again", async () => {
  const { context, officeId, round, mail, clock } = await givenInvitingOffice();
  await importContacts(context, officeId, [contactRow({ email: address })]);
  mail.afterContent = "drop";
  await round();
  expect(await invitationStates(context)).toEqual(["0001: perhaps-sent"]);
  mail.afterContent = "answer";
  clock.moveTo("2026-11-20T12:00:00+07:00");
  await round();
  expect(mail.received).toHaveLength(1);
});

test("of two processes one sends, and the claim of a process that died is ended without a second message", async () => {
  const office = await givenInvitingOffice();
  const { context, officeId, mail, clock } = office;
  const second = openDatabase(office.location, (error) => {
    throw error;
  });
  try {
    const other = withSettings(contextOver(second.db, clock), { mail: mail.settings });
    const rows = Array.from({ length: 12 }, (_, index) =>
      contactRow({ number: numbered(index + 1), email: `so${String(index + 1)}@example.vn` }),
    );
    await importContacts(context, officeId, rows);
    const rounds = await Promise.all([sendInvitations(context), sendInvitations(other)]);
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(12);
    expect(new Set(recipients(mail)).size).toBe(12);
    expect(mail.received).toHaveLength(12);
    // A process is killed after it has claimed a dossier.
    await importContacts(context, officeId, [contactRow({ number: numbered(20), email: address })]);
    await context.db
      .updateTable("rating_invitations")
      .set({ state: "sending", claim: "a process that died", claimed_at: clock.now() })
      .where("dossier_number", "=", numbered(20))
      .execute();
    clock.moveTo("2026-11-20T09:30:00+07:00");
    await sendInvitations(other);
    expect(await invitationStates(context)).toContain("0020: sending +address");
    clock.moveTo("2026-11-20T10:30:00+07:00");
    await sendInvitations(other);
    expect(await invitationStates(context)).toContain("0020: perhaps-sent");
    expect(mail.received).toHaveLength(12);
  } finally {
    await second.close();
  }
});

test("switching off while a message is on its way keeps nothing of its address", async () => {
  const { context, officeId, staff, mail, round, clock } = await givenInvitingOffice();
  await importContacts(
    context,
    officeId,
    [1, 2].map((last) => contactRow({ number: numbered(last), email: address })),
  );
  mail.afterContent = async () => {
    await switchInvitations(context, staff, false);
    expect(await invitationStates(context)).toEqual(["0001: sending"]);
  };
  await round();
  expect(await invitationStates(context)).toEqual(["0001: sent"]);
  clock.moveTo("2026-11-20T12:00:00+07:00");
  await round();
  expect(mail.received).toHaveLength(1);
});

test("who refuses gets no invitation of this office any more, and opening the link changes nothing", async () => {
  const { context, officeId, round, mail } = await givenInvitingOffice();
  await importContacts(context, officeId, [
    contactRow({ number: numbered(1), email: address }),
    contactRow({ number: numbered(2), email: address.toUpperCase(), finished: "" }),
  ]);
  await round();
  const token = stopToken(mail.received[0]?.text ?? "");
  expect(await findStopPage(context, token)).toMatchObject({
    isRefused: false,
    officeName: "Sở Khoa học và Công nghệ",
  });
  expect(await invitationStates(context)).toEqual(["0001: sent", "0002: waiting +address"]);
  expect([await refuseInvitations(context, token), await refuseInvitations(context, token)]).toEqual([true, true]);
  expect(await findStopPage(context, token)).toMatchObject({ isRefused: true });
  expect(await invitationStates(context)).toEqual(["0001: sent"]);
  await importContacts(context, officeId, [contactRow({ number: numbered(2), email: address })]);
  await round();
  expect(mail.received).toHaveLength(1);
  expect(await wholeDatabase(context)).not.toContain(address);
  const another = await givenOffice(context, "so-khac");
  expect(
    await context.db.selectFrom("invitation_refusals").where("office_id", "=", another).selectAll().execute(),
  ).toEqual([]);
});

test("a made-up or changed link is nobody's", async () => {
  const { context, officeId, round, mail } = await givenInvitingOffice();
  await importContacts(context, officeId, [contactRow({ email: address })]);
  await round();
  const token = stopToken(mail.received[0]?.text ?? "");
  const changed = `${token.slice(0, 30)}${token[30] === "A" ? "B" : "A"}${token.slice(31)}`;
  for (const made of ["", "x", changed, token.slice(1), `${token}AAAA`, "A".repeat(48), "%00", "../../x"]) {
    expect(await findStopPage(context, made), made).toBeUndefined();
    expect(await refuseInvitations(context, made), made).toBe(false);
  }
});

test("an erased dossier, and one of an office that is gone quiet, leave no contact behind", async () => {
  const { context, officeId, round } = await givenInvitingOffice();
  await importContacts(context, officeId, [contactRow({ email: address, finished: "" })]);
  await context.db.deleteFrom("receipts").execute();
  await context.db.deleteFrom("dossiers").execute();
  expect(await round()).toMatchObject({ dropped: 1 });
  expect(await invitationStates(context)).toEqual([]);
});

test("the register of one office invites nobody of another", async () => {
  const { context, officeId, round, mail } = await givenInvitingOffice();
  const other = await givenOffice(context, "so-khac");
  await importBytes(context, other, contactFile([contactRow({ email: "khac@example.vn" })]));
  await importContacts(context, officeId, [contactRow({ email: address })]);
  await round();
  expect(recipients(mail)).toEqual([address]);
});

test("a number is invited by a text message of the office's gateway, once", async () => {
  const { context, officeId } = await givenInvitingOffice();
  const gateway = await givenGateway();
  const open = withSettings(context, { smsGateway: { url: gateway.url, secret: "a secret of the gateway" } });
  await importContacts(open, officeId, [contactRow({ phone: "+84 901 234 567" })]);
  expect(await sendInvitations(open)).toMatchObject({ sent: 1 });
  expect(await sendInvitations(open)).toMatchObject({ sent: 0 });
  expect(gateway.calls).toHaveLength(1);
  const { to, text } = JSON.parse(gateway.calls[0]?.body ?? "{}") as { to: string; text: string };
  expect(to).toBe("0901234567");
  expect(text).toMatch(/đã có kết quả.*\/r\/[0-9A-Z]{10} .*\/stop\//);
  expect(await wholeDatabase(open)).not.toContain("901234567");
});

test("invited and comparable dossiers are counted once each, and only ratings after the message count", async () => {
  const { context, officeId, round, clock } = await givenInvitingOffice();
  const rows = Array.from({ length: 6 }, (_, index) =>
    contactRow({ number: numbered(index + 1), email: index < 4 ? `so${String(index + 1)}@example.vn` : "" }),
  );
  await importContacts(context, officeId, rows);
  await rateDossier(context, numbered(5));
  await round();
  clock.moveTo("2026-11-20T10:00:00+07:00");
  await rateDossier(context, numbered(1));
  await rateDossier(context, numbered(1));
  const counts = await countInvitations(context.db, officeId, clock.now());
  expect(counts).toMatchObject({ waiting: 0, sent: 4, rated: 1, others: { dossiers: 2, rated: 1 } });
  expect(participationOf(counts).invited).toMatchObject({ rated: 1, of: 4, share: 0.25 });
});

test("a contact without a result is removed after a year", async () => {
  const { context, officeId, round, clock } = await givenInvitingOffice();
  await importContacts(context, officeId, [contactRow({ email: address, finished: "" })]);
  clock.moveTo("2027-11-22T09:00:00+07:00");
  expect(await round()).toMatchObject({ dropped: 1 });
});

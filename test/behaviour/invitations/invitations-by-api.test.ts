import { expect, test } from "vitest";
import { askApi, givenKey } from "#test/support/api.ts";
import {
  contactRow,
  givenInvitingOffice,
  importContacts,
  invitationStates,
  rateDossier,
  switchInvitations,
  wholeDatabase,
} from "#test/support/invitations.ts";
import { givenOffice } from "#test/support/story.ts";

const number = "H13.18-261102-0001";
const path = `/dossiers/${number}/invitation`;
const to = "Mot.Lan@example.vn";
const body = { channel: "email", to };

async function givenDossier(time?: string) {
  const office = await givenInvitingOffice(time);
  await importContacts(office.context, office.officeId, [contactRow({})]);
  const { key } = await givenKey(office.context, office.officeId);
  const ask = (sent: unknown = body, headers: Record<string, string> = {}) =>
    askApi(office.context, "POST", path, { key, body: sent, headers });
  return { ...office, key, ask };
}

test("one message is sent at once to an address that is stored nowhere, however often it is asked for", async () => {
  const { context, mail, ask } = await givenDossier();
  const headers = { "Idempotency-Key": "loi-moi-1" };
  expect(await ask(body, headers)).toMatchObject({ status: 200, body: { outcome: "sent", reason: null } });
  expect(mail.received.map((one) => one.to)).toEqual([["mot.lan@example.vn"]]);
  expect((await ask(body, headers)).headers).toMatchObject({ "Idempotency-Replayed": "true" });
  expect((await ask()).body).toEqual({ outcome: "not-sent", reason: "sent-before" });
  expect(mail.received).toHaveLength(1);
  expect(await invitationStates(context)).toEqual(["0001: sent"]);
  expect(await wholeDatabase(context)).not.toContain("mot.lan");
});

test("while the mail server is away the answer is 503, nothing is stored, and the same request is sent later", async () => {
  const { context, mail, ask } = await givenDossier();
  await mail.stop();
  const headers = { "Idempotency-Key": "loi-moi-2" };
  const refused = await ask(body, headers);
  expect(refused).toMatchObject({ status: 503, headers: { "Retry-After": "300" }, body: { kind: "send-later" } });
  expect(await invitationStates(context)).toEqual([]);
  expect(await wholeDatabase(context)).not.toContain("mot.lan");
  await mail.start();
  expect((await ask(body, headers)).body).toEqual({ outcome: "sent", reason: null });
});

test("two requests at the same time send one message", async () => {
  const { mail, ask } = await givenDossier();
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(
    answers.filter(({ status, body }) => status === 200 && (body as { outcome: string }).outcome === "sent"),
  ).toHaveLength(1);
  expect(mail.received).toHaveLength(1);
});

test("why nothing is sent is said: no result, rated, an address that the server refuses, one that refused", async () => {
  const { context, officeId, mail, key, ask } = await givenDossier();
  await importContacts(context, officeId, [contactRow({ number: "H13.18-261102-0002", finished: "" })]);
  const second = await askApi(context, "POST", "/dossiers/H13.18-261102-0002/invitation", { key, body });
  expect(second.body).toEqual({ outcome: "not-sent", reason: "not-ready" });
  mail.refused.add("mot.lan@example.vn");
  expect((await ask()).body).toEqual({ outcome: "not-sent", reason: "undeliverable" });
  expect((await ask({ channel: "email", to: "dung@example.vn" })).body).toEqual({ outcome: "sent", reason: null });
  await rateDossier(context, number);
  expect((await ask()).body).toEqual({ outcome: "not-sent", reason: "rated" });
});

test.each(["a@example.vn, b@example.vn", "a@example.vn\r\nBcc: b@example.vn", "", "0901234567", "a".repeat(400)])(
  "%j is not one address",
  async (hostile) => {
    const { mail, ask } = await givenDossier();
    const answer = await ask({ channel: "email", to: hostile });
    expect(answer).toMatchObject({ status: 422, body: { kind: "invalid", places: [{ at: "/to" }] } });
    expect(mail.received).toEqual([]);
  },
);

test("outside working time, without a switch, without a gateway or scope, and for another office nothing is sent", async () => {
  const night = await givenDossier("2026-11-20T22:00:00+07:00");
  expect(await night.ask()).toMatchObject({ status: 503, headers: { "Retry-After": "1800" } });
  const { context, officeId, staff, mail, ask } = await givenDossier();
  expect(await ask({ channel: "sms", to: "0901234567" })).toMatchObject({ status: 422, body: { kind: "no-channel" } });
  const narrow = await givenKey(context, officeId, ["dossiers.write"], "Khóa hẹp");
  expect(await askApi(context, "POST", path, { key: narrow.key, body })).toMatchObject({ status: 403 });
  const other = await givenOffice(context, "so-khac");
  const foreign = await givenKey(context, other, undefined, "Khóa khác");
  expect(await askApi(context, "POST", path, { key: foreign.key, body })).toMatchObject({
    status: 422,
    body: { kind: "invitations-off" },
  });
  await switchInvitations(context, { ...foreign.administrator }, true);
  expect(await askApi(context, "POST", path, { key: foreign.key, body })).toMatchObject({ status: 404 });
  await switchInvitations(context, staff, false);
  expect(await ask()).toMatchObject({ status: 422, body: { kind: "invitations-off" } });
  expect(mail.received).toEqual([]);
});

test("a contact that a register had left is removed when other software invites instead", async () => {
  const { context, officeId, mail, ask, round } = await givenDossier();
  await importContacts(context, officeId, [contactRow({ email: "trong-so@example.vn" })]);
  expect((await ask()).body).toEqual({ outcome: "sent", reason: null });
  await round();
  expect(mail.received).toHaveLength(1);
  expect(await invitationStates(context)).toEqual(["0001: sent"]);
});

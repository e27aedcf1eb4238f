import { expect, test } from "vitest";
import { replyToQuestion } from "#app/complaints/following/act-as-sender.server.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { askSender } from "#app/complaints/handling/ask-sender.server.ts";
import { assignComplaint, entrustCase } from "#app/complaints/handling/assign-complaint.server.ts";
import { rerouteCase } from "#app/complaints/handling/reroute-case.server.ts";
import { remindStaff } from "#app/complaints/reminders/remind-staff.server.ts";
import { jobs } from "#app/jobs/jobs.server.ts";
import { runDueJobs } from "#app/jobs/run-due-jobs.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, day, dayOf, instantAt, type Day } from "#app/platform/day.ts";
import { givenColleague, givenComplaint, givenUnit, someContact, type Colleague } from "#test/support/complaints.ts";
import { asSeen } from "#test/support/case-life.ts";
import { openTestContext } from "#test/support/context.ts";
import type { ReceivedMail } from "#test/support/mail-server.ts";
import { givenGateway, givenMailServer, withSettings } from "#test/support/mail.ts";
import { givenOffice } from "#test/support/story.ts";

async function givenOfficeWithPeople(time: string) {
  const opened = await openTestContext(time);
  const { context } = opened;
  const officeId = await givenOffice(context);
  const unitId = await givenUnit(context, officeId, "Phòng Quản lý công nghệ");
  const handler = await givenColleague(context, officeId, ["handler"]);
  const head = await givenColleague(context, officeId, ["approver"]);
  const office = await givenColleague(context, officeId, ["office"]);
  await context.db
    .updateTable("staff")
    .set({ unit_id: unitId })
    .where("id", "in", [handler.staffId, head.staffId])
    .execute();
  const mail = await givenMailServer();
  return {
    ...opened,
    context: withSettings(context, { mail: mail.settings }),
    officeId,
    unitId,
    handler,
    head,
    office,
    mail,
  };
}

const withEmail = { contact: { ...someContact, email: "nguoigui@example.vn" } };

async function give(context: Context, head: Colleague, reference: string, unitId: string, handler: Colleague) {
  const { revision } = await context.db
    .selectFrom("complaints")
    .where("reference", "=", reference)
    .select("revision")
    .executeTakeFirstOrThrow();
  const outcome = await assignComplaint(context, head, { reference, revision, unitId, assigneeId: handler.staffId });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.revision;
}

const looks = ["00:00", "06:50", "07:20", "07:30", "07:40", "12:00", "17:10", "19:50"];

/** Lets the jobs run from one day to another at these times, as the server would all the time. */
async function liveThrough(context: Context, moveTo: (time: string) => void, from: Day, until: Day) {
  for (let today = from; today <= until; today = addDays(today, 1)) {
    for (const time of looks) {
      const [hours, minutes] = time.split(":").map(Number);
      moveTo(instantAt(today, hours ?? 0, minutes ?? 0));
      await runDueJobs(context, jobs);
    }
  }
}

const digests = (received: readonly ReceivedMail[]) =>
  received.filter(({ subject }) => subject.includes("cần xử lý ngày"));

test("the days of Tết 2026 replayed: who is reminded on which day, in working time only, and the citizen is told of the delay once", async () => {
  const { context, clock, officeId, unitId, handler, head, office, mail } =
    await givenOfficeWithPeople("2026-02-06T09:00:00+07:00");
  const { reference } = await givenComplaint(context, officeId, withEmail);
  await give(context, head, reference, unitId, handler);
  const sentAt: string[] = [];
  const moveTo = (time: string) => {
    while (sentAt.length < mail.received.length) sentAt.push(context.clock.now());
    clock.moveTo(time);
  };
  await liveThrough(context, moveTo, day("2026-02-07"), day("2026-02-24"));
  moveTo("2026-02-25T00:00:00+07:00");

  const who = new Map([
    [`${handler.staffId}@example.vn`, "handler"],
    [`${head.staffId}@example.vn`, "head"],
    [`${office.staffId}@example.vn`, "office"],
  ]);
  const told = digests(mail.received).map(({ to, subject }) => [
    /(\d\d\/\d\d)\//.exec(subject)?.[1],
    who.get(to[0] ?? ""),
  ]);
  const inOrder = told.map((one) => one.join(" ")).sort();
  expect(inOrder).toEqual(
    [
      "11/02 handler",
      "13/02 handler",
      "13/02 head",
      "23/02 handler",
      "23/02 head",
      "23/02 office",
      "24/02 handler",
      "24/02 head",
      "24/02 office",
    ].sort(),
  );
  const hours = mail.received.flatMap((one, index) =>
    digests([one]).length > 0 ? [sentAt[index]?.slice(11, 16)] : [],
  );
  expect(new Set(hours)).toEqual(new Set(["00:30"]));
  const toSender = mail.received.filter(({ to }) => to[0] === "nguoigui@example.vn");
  expect(toSender.map(({ subject }) => subject)).toEqual([
    `Đã tiếp nhận ${reference}`,
    `${reference} đang được xử lý`,
    `Xin lỗi vì chậm trả lời ${reference}`,
  ]);
});

test("many cases make one digest a person, with what one handles apart from what one is to see to", async () => {
  const { context, clock, officeId, unitId, handler, head, mail } =
    await givenOfficeWithPeople("2026-11-13T09:00:00+07:00");
  for (let number = 1; number <= 8; number += 1) {
    const { reference } = await givenComplaint(context, officeId, {
      text: `Phản ánh thứ ${String(number)} trong ngày.`,
    });
    await give(context, head, reference, unitId, handler);
  }
  clock.moveTo("2026-11-20T10:00:00+07:00");
  expect(await remindStaff(context)).toEqual({ offices: 1, digests: 2, late: 0 });
  expect(await remindStaff(context)).toEqual({ offices: 0, digests: 0, late: 0 });
  await runDueJobs(context, jobs);
  const [first, second] = digests(mail.received);
  const texts = [first?.text ?? "", second?.text ?? ""];
  expect(texts.map((text) => text.match(/^- PA-/gm)?.length)).toEqual([8, 8]);
  expect(texts.filter((text) => text.includes("Ông/Bà đang xử lý:"))).toHaveLength(1);
  expect(texts.filter((text) => text.includes("Đề nghị Ông/Bà đôn đốc:"))).toHaveLength(1);
});

test("a case that nobody has is brought to the office; answered and anonymous ones to nobody", async () => {
  const { context, clock, officeId, head, office } = await givenOfficeWithPeople("2026-11-13T09:00:00+07:00");
  const { reference } = await givenComplaint(context, officeId);
  const answered = await givenComplaint(context, officeId, { text: "Đã trả lời ngay trong ngày." });
  await givenComplaint(context, officeId, { contact: null });
  await answerComplaint(context, head, {
    reference: answered.reference,
    revision: 1,
    text: "Kính gửi Ông/Bà, đã xong.",
  });
  clock.moveTo("2026-11-18T08:00:00+07:00");
  expect(await remindStaff(context)).toEqual({ offices: 1, digests: 1, late: 0 });
  const keys = await context.db.selectFrom("outbox_messages").where("kind", "=", "digest").select("key").execute();
  expect(keys).toEqual([{ key: `digest:${office.staffId}:2026-11-18` }]);
  expect(reference).toMatch(/^PA-/);
});

test("two processes that remind at the same moment make each digest once", async () => {
  const { context, clock, officeId } = await givenOfficeWithPeople("2026-11-13T09:00:00+07:00");
  await givenComplaint(context, officeId);
  clock.moveTo("2026-11-18T08:00:00+07:00");
  const done = await Promise.all([remindStaff(context), remindStaff(context), remindStaff(context)]);
  expect(done.reduce((sum, { digests: made }) => sum + made, 0)).toBe(1);
});

test("the sender is told of receipt, progress and answer, in their language, without the secret or a word of theirs", async () => {
  const { context, officeId, unitId, handler, head, mail } = await givenOfficeWithPeople("2026-11-20T09:00:00+07:00");
  const { reference, secret } = await givenComplaint(context, officeId, { ...withEmail, language: "en" });
  const revision = await give(context, head, reference, unitId, handler);
  await answerComplaint(context, head, { reference, revision, text: "Kính gửi Ông/Bà, đã có kết quả." });
  await runDueJobs(context, jobs);
  const toSender = mail.received.filter(({ to }) => to[0] === "nguoigui@example.vn");
  expect(toSender.map(({ subject }) => subject)).toEqual([
    `Received: ${reference}`,
    `${reference} is being handled`,
    `${reference} has been answered`,
  ]);
  for (const { text } of toSender) {
    expect(text).toContain(`http://localhost:3000/t/${reference}`);
    for (const hidden of [secret, someContact.name, someContact.phone, "đã có kết quả", "trễ hẹn"]) {
      expect(text.replaceAll("-", "")).not.toContain(hidden.replaceAll("-", ""));
    }
  }
  expect(mail.received.map(({ subject }) => subject)).toContain(`Được giao xử lý ${reference}, hạn 30/11/2026`);
});

test("a case that goes from hand to hand tells its sender of the first hand-over only, each new holder of theirs", async () => {
  const { context, officeId, unitId, handler, head, office, mail } =
    await givenOfficeWithPeople("2026-11-20T09:00:00+07:00");
  const { reference } = await givenComplaint(context, officeId, withEmail);
  for (const holder of [handler, office, handler]) await give(context, head, reference, unitId, holder);
  await runDueJobs(context, jobs);
  const toSender = mail.received.filter(({ to }) => to[0] === "nguoigui@example.vn").map(({ subject }) => subject);
  expect(toSender).toEqual([`Đã tiếp nhận ${reference}`, `${reference} đang được xử lý`]);
  const toHolders = mail.received.filter(({ subject }) => subject.startsWith("Được giao xử lý"));
  expect(toHolders).toHaveLength(3);
});

test("without an e-mail address the sender hears by text message where there is a gateway, else not at all", async () => {
  const { context, officeId, mail } = await givenOfficeWithPeople("2026-11-20T09:00:00+07:00");
  await givenComplaint(context, officeId);
  const gateway = await givenGateway();
  const withGateway = withSettings(context, { smsGateway: { url: gateway.url, secret: "a secret of the gateway" } });
  const { reference } = await givenComplaint(withGateway, officeId, { text: "Lần này có cổng tin nhắn." });
  await runDueJobs(withGateway, jobs);
  expect(mail.received).toEqual([]);
  expect(gateway.calls.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
    { to: "0900000001", text: expect.stringContaining(reference) as string },
  ]);
});

test("a day on which the server stood still is made up for on the next working day", async () => {
  const { context, clock, officeId } = await givenOfficeWithPeople("2026-11-13T09:00:00+07:00");
  await givenComplaint(context, officeId);
  clock.moveTo("2026-11-17T08:00:00+07:00");
  expect(await remindStaff(context)).toMatchObject({ digests: 0 });
  clock.moveTo("2026-11-19T08:00:00+07:00");
  expect(await remindStaff(context)).toMatchObject({ digests: 1 });
  expect(dayOf(context.clock.now())).toBe("2026-11-19");
});

test("where the secret was changed, a case can still be answered; its sender cannot be told", async () => {
  const { context, officeId, head, mail } = await givenOfficeWithPeople("2026-11-20T09:00:00+07:00");
  const { reference } = await givenComplaint(context, officeId, withEmail);
  const changed = withSettings(context, { secret: "another secret of the tests, also long enough" });
  const text = "Kính gửi Ông/Bà, đã có kết quả.";
  expect(await answerComplaint(changed, head, { reference, revision: 1, text })).toMatchObject({ ok: true });
  await runDueJobs(context, jobs);
  expect(mail.received.map(({ subject }) => subject)).toEqual([`Đã tiếp nhận ${reference}`]);
});

test("the sender is told of every question, not of the first only", async () => {
  const { context, officeId, unitId, handler, head, mail } = await givenOfficeWithPeople("2026-11-20T09:00:00+07:00");
  const sender = await givenComplaint(context, officeId, withEmail);
  await give(context, head, sender.reference, unitId, handler);
  for (const question of ["Ông/Bà nộp ngày nào?", "Ông/Bà nộp ở quầy nào?"]) {
    const seen = await asSeen(context, handler, sender.reference);
    expect(await askSender(context, handler, { ...seen, question })).toMatchObject({ ok: true });
    expect(await replyToQuestion(context, sender, "Ngày 02/11/2026, quầy số 3.")).toMatchObject({ ok: true });
  }
  await runDueJobs(context, jobs);
  const asked = mail.received.filter(
    ({ subject, to }) => to[0] === "nguoigui@example.vn" && subject.startsWith("Đề nghị bổ sung thông tin"),
  );
  expect(asked.map(({ subject }) => subject)).toHaveLength(2);
});

test("whoever a locked case is entrusted to is told", async () => {
  const { context, officeId, handler, head, mail } = await givenOfficeWithPeople("2026-11-20T09:00:00+07:00");
  const { reference } = await givenComplaint(context, officeId, { text: "Tôi tố cáo việc nhận tiền riêng." });
  const reason = "Nội dung là tố cáo.";
  const seen = await asSeen(context, head, reference);
  expect(await rerouteCase(context, head, { ...seen, lane: "denunciation", reason })).toMatchObject({ ok: true });
  const locked = await asSeen(context, head, reference);
  const outcome = await entrustCase(context, head, { ...locked, unitId: null, assigneeId: handler.staffId });
  expect(outcome).toMatchObject({ ok: true });
  await runDueJobs(context, jobs);
  expect(mail.received.filter(({ subject }) => subject.startsWith("Được giao xử lý"))).toHaveLength(1);
});

test("an office whose plan is damaged fails by itself: the next one is reminded all the same", async () => {
  const { context, clock, officeId } = await givenOfficeWithPeople("2026-11-02T09:00:00+07:00");
  const other = await givenOffice(context, "so-khac");
  for (const office of [officeId, other]) {
    await givenColleague(context, office, ["approver"]);
    await givenComplaint(context, office);
  }
  await context.db.updateTable("reminder_plans").set({ closes_at: "?" }).where("office_id", "=", officeId).execute();
  clock.moveTo("2026-12-01T09:00:00+07:00");
  await expect(remindStaff(context)).rejects.toThrow();
  const plans = await context.db
    .selectFrom("reminder_plans")
    .select(["office_id as officeId", "reminded_on as remindedOn"])
    .orderBy("office_id")
    .execute();
  expect(plans).toEqual([
    { officeId, remindedOn: null },
    { officeId: other, remindedOn: "2026-12-01" },
  ]);
});

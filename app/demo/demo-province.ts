import { randomBytes } from "node:crypto";
import { clockAt } from "#app/platform/clock.server.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { sendComplaint } from "#app/complaints/sending/send-complaint.server.ts";
import { addWorkingDays } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { registerDossiers } from "#app/dossiers/register/register-dossier.server.ts";
import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import { giveFirstTargets } from "#app/targets/set-targets.server.ts";
import { firstPreset } from "#app/targets/target-presets.ts";
import { createOffice } from "#app/installation/create-office.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, instantAt, weekdayOf, type Day, type Instant } from "#app/platform/day.ts";
import { createStaff } from "#app/staff/accounts/create-staff.server.ts";
import { hashPassword } from "#app/staff/sessions/password-hash.server.ts";
import { inTransaction } from "#db/engine.ts";
import { chanceFrom } from "./demo-chance.ts";
import { rateDossiers } from "./demo-ratings.ts";

/** A further, small office of the demonstration's province. */
interface SmallOffice {
  slug: string;
  name: string;
  /** The office's part in the numbers of its dossiers. */
  unitCode: string;
  procedures: readonly { code: string; name: string; field: string }[];
  dossiers: number;
  /** Share of late results, 0 to 1. */
  late: number;
  /** Differences from the first office: how many rate, and how well. */
  habits: { willingness: number; mood: number };
  /** For each problem sent to it, the number of working days to the answer. */
  answeredAfter: readonly number[];
  seed: number;
}

const offices: readonly SmallOffice[] = [
  {
    slug: "demo-sxd",
    name: "Sở Xây dựng (thử nghiệm)",
    unitCode: "H13.20",
    procedures: [
      {
        code: "1.900001",
        name: "Cấp chứng chỉ hành nghề hoạt động xây dựng hạng II, III",
        field: "Hoạt động xây dựng",
      },
      {
        code: "1.900002",
        name: "Cấp giấy phép xây dựng mới đối với công trình cấp I, II",
        field: "Hoạt động xây dựng",
      },
      { code: "1.900003", name: "Thẩm định báo cáo nghiên cứu khả thi đầu tư xây dựng", field: "Quy hoạch xây dựng" },
    ],
    dossiers: 420,
    late: 0.12,
    habits: { willingness: 0.05, mood: -0.09 },
    answeredAfter: [2, 3, 3, 4, 5, 7, 4, 8],
    seed: 20261122,
  },
  {
    slug: "demo-sdtg",
    name: "Sở Dân tộc và Tôn giáo (thử nghiệm)",
    unitCode: "H13.31",
    procedures: [
      {
        code: "1.900101",
        name: "Đề nghị công nhận người có uy tín trong đồng bào dân tộc thiểu số",
        field: "Công tác dân tộc",
      },
      {
        code: "1.900102",
        name: "Thông báo về việc tổ chức hội nghị thường niên của tổ chức tôn giáo",
        field: "Tín ngưỡng, tôn giáo",
      },
    ],
    dossiers: 18,
    late: 0.02,
    habits: { willingness: -0.2, mood: 0.1 },
    answeredAfter: [2],
    seed: 20261123,
  },
];

/** `npm run demo -- --province`: adds two more offices, so that a province has something to compare. */
export async function addProvince(context: Context, say: (text: string) => void): Promise<void> {
  for (const office of offices) {
    if (await isThere(context, office.slug)) continue;
    const officeId = await open(context, office);
    const rated = await rateDossiers(context, officeId, chanceFrom(office.seed + 1), office.habits);
    await answerProblems(context, officeId, office);
    say(`  ${office.slug}: ${String(office.dossiers)} dossiers, ${String(rated)} rated`);
  }
}

async function isThere(context: Context, slug: string): Promise<boolean> {
  const found = context.db.selectFrom("offices").where("slug", "=", slug).select("id");
  return (await found.executeTakeFirst()) !== undefined;
}

function open(context: Context, { slug, name, ...office }: SmallOffice): Promise<string> {
  const now = context.clock.now();
  const entries = registerOf({ slug, name, ...office }, dayOf(now));
  return inTransaction(context.db, async (tx) => {
    const parentName = "Ủy ban nhân dân thành phố";
    const contactLine = "Bộ phận Một cửa của Sở; giờ làm việc 7:30–11:30 và 13:00–17:00";
    const officeId = await createOffice(
      tx,
      { slug, name, parentName, place: "Cần Thơ (thử nghiệm)", contactLine },
      now,
    );
    await giveFirstTargets(tx, officeId, firstPreset, { from: firstPreset.from, until: null });
    await registerDossiers(tx, officeId, entries, now);
    return officeId;
  });
}

/** The register of an office: dossiers of the last ten months, spread evenly over the working days. */
function registerOf({ dossiers, procedures, unitCode, late, seed }: SmallOffice, today: Day): RegisterEntry[] {
  const chance = chanceFrom(seed);
  const daysBack = 300;
  return Array.from({ length: dossiers }, (_, index) => {
    const receivedOn = workday(addDays(today, -daysBack + Math.floor((index * (daysBack - 2)) / dossiers)));
    const dueOn = workday(addDays(receivedOn, chance.pick([5, 7, 10, 14] as const)));
    const finishedOn = chance.happens(late)
      ? workday(addDays(dueOn, 2))
      : workday(addDays(dueOn, -chance.between(0, 3)));
    const isFinished = finishedOn < today && finishedOn >= receivedOn;
    const channel = chance.pick(["counter", "counter", "online-full", "online-part", "post"] as const);
    const number = `${unitCode}-${receivedOn.slice(2).replaceAll("-", "")}-${String(index + 1).padStart(4, "0")}`;
    return {
      number,
      procedure: procedures[index % procedures.length] ?? { code: "", name: "", field: "" },
      channel,
      state: isFinished ? "finished" : "in-progress",
      receivedAt: instantAt(receivedOn, chance.between(8, 15), chance.between(0, 59)),
      receivedOn,
      dueAt: instantAt(dueOn, 17, 0),
      dueOn,
      finishedAt: isFinished ? instantAt(finishedOn, 16, chance.between(0, 59)) : null,
      finishedOn: isFinished ? finishedOn : null,
      returnedBy: null,
      counter: channel === "counter" ? chance.pick(["Quầy 1", "Quầy 2"] as const) : null,
      unit: null,
    };
  });
}

/** The day itself, or the Monday after a weekend. */
function workday(on: Day): Day {
  const weekday = weekdayOf(on);
  return weekday > 5 ? addDays(on, 8 - weekday) : on;
}

const problem = "Kết quả chậm hơn ngày hẹn mà không được thông báo trước.";
const answer = "Kính gửi Ông/Bà, cơ quan đã kiểm tra và đã xin lỗi về việc chậm trả kết quả; hồ sơ đã có kết quả.";

/** Sends problems over the last months and answers each after its number of working days. */
async function answerProblems(context: Context, officeId: string, { slug, answeredAfter }: SmallOffice): Promise<void> {
  const today = dayOf(context.clock.now());
  const staffId = await hire(context, officeId, slug);
  const calendar = await findCalendar(context.db, officeId);
  for (const [index, days] of answeredAfter.entries()) {
    const sentOn = workday(addDays(today, -200 + index * 20));
    const at = (instant: Instant): Context => ({ ...context, clock: clockAt(instant) });
    const number = `${slug.slice(-1)}${String(index + 1)}`;
    const { reference } = await sendComplaint(at(instantAt(sentOn, 9, index * 7)), {
      officeId,
      dossierId: null,
      source: "web",
      language: "vi",
      kind: "problem",
      text: problem,
      formKey: null,
      contact: {
        name: `Người gửi thử nghiệm ${number}`,
        address: `Địa chỉ thử nghiệm ${number}`,
        phone: `0900000${String(index + 100)}`,
        email: "",
      },
    });
    const answeredOn = instantAt(addWorkingDays(sentOn, days, calendar), 15, 30);
    const actor = { staffId, officeId, roles: ["office"] as const };
    const outcome = await answerComplaint(
      at(answeredOn),
      { ...actor, roles: [...actor.roles] },
      {
        reference,
        revision: 1,
        text: answer,
      },
    );
    if (!outcome.ok) throw new Error(`an answer of the demonstration was refused: ${outcome.reason}`);
  }
}

/** Adds an account that answers cases; nobody signs in with it. */
async function hire(context: Context, officeId: string, slug: string): Promise<string> {
  const passwordHash = await hashPassword(randomBytes(18).toString("base64"));
  const account = { officeId, email: `office@${slug}.example`, name: "Văn phòng Sở (thử nghiệm)", unitId: null };
  return inTransaction(context.db, (tx) =>
    createStaff(tx, { ...account, roles: ["office"], passwordHash }, context.clock.now()),
  );
}

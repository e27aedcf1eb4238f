import { createHmac } from "node:crypto";
import { Readable } from "node:stream";
import { acceptAllProposed } from "#app/dossiers/procedures/change-procedure.server.ts";
import { importRegister } from "#app/imports/runs/import-register.server.ts";
import type { ImportCounts } from "#app/imports/runs/import-run.ts";
import { giveFirstTargets } from "#app/targets/set-targets.server.ts";
import { firstPreset } from "#app/targets/target-presets.ts";
import { createOffice } from "#app/installation/create-office.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { createStaff } from "#app/staff/accounts/create-staff.server.ts";
import { hashPassword } from "#app/staff/sessions/password-hash.server.ts";
import { roles, type Role } from "#app/staff/permissions.ts";
import { inTransaction } from "#db/engine.ts";
import { chanceFrom } from "./demo-chance.ts";
import { answerLastYear } from "./demo-answered.ts";
import { playApologies } from "./demo-apologies.ts";
import { playComplaints } from "./demo-complaints.ts";
import { addImprovements } from "./demo-improvements.ts";
import { registerOfLastYear } from "./demo-last-year.ts";
import { openWithoutRating } from "./demo-opened.ts";
import { habitsOfLastYear, rateDossiers } from "./demo-ratings.ts";
import { demoRegister, firstDayIn } from "./demo-register.ts";
import { playReports } from "./demo-reports.ts";
import { playSuspicious } from "./demo-suspicious.ts";
import { addTemplates } from "./demo-templates.ts";

/** The short name of the demonstration's office. */
export const demoSlug = "demo-skhcn";

/** The e-mail address and password of one role of the demonstration. */
export interface SignInHint {
  role: Role;
  email: string;
  password: string;
}

const names: Record<Role, string> = {
  officer: "Công chức một cửa (thử nghiệm)",
  handler: "Chuyên viên xử lý (thử nghiệm)",
  approver: "Lãnh đạo duyệt (thử nghiệm)",
  office: "Văn phòng Sở (thử nghiệm)",
  administrator: "Quản trị hệ thống (thử nghiệm)",
  province: "Cán bộ theo dõi tất cả cơ quan (thử nghiệm)",
};

/**
 * The sign-ins, one per role. The passwords are derived from this installation's secret, so that every run computes the
 * same.
 */
export function signIns(secret: string): SignInHint[] {
  return roles.map((role) => {
    const email = `${role}@demo.example`;
    const password = createHmac("sha256", secret).update(`demonstration ${email}`).digest("base64url").slice(0, 14);
    return { role, email, password };
  });
}

/** Number of unrated receipts whose codes the demonstration shows, for visitors who want to rate one. */
export const codesToRate = 20;

/**
 * Fills an empty database: an office, its staff, ten months of its register and the year before, ratings and
 * complaints.
 */
export async function playStory(context: Context, say: (text: string) => void): Promise<void> {
  const now = context.clock.now();
  const officeId = await inTransaction(context.db, async (tx) => {
    const id = await createOffice(
      tx,
      {
        slug: demoSlug,
        name: "Sở Khoa học và Công nghệ (thử nghiệm)",
        parentName: "Ủy ban nhân dân thành phố",
        place: "Cần Thơ (thử nghiệm)",
        contactLine: "Bộ phận Một cửa, tầng trệt trụ sở Sở; giờ làm việc 7:30–11:30 và 13:00–17:00",
      },
      now,
    );
    await giveFirstTargets(tx, id, firstPreset, { from: firstPreset.from, until: null });
    return id;
  });
  const register = demoRegister(dayOf(now));
  const before = await takeIn(context, officeId, "so-theo-doi-nam-truoc.csv", registerOfLastYear(register, dayOf(now)));
  const ratedBefore = await rateDossiers(context, officeId, chanceFrom(20251123), habitsOfLastYear);
  say(`  ${String(before.created)} dossiers of the year before imported, ${String(ratedBefore)} rated`);
  const counts = await takeIn(context, officeId, "so-theo-doi-ho-so.csv", register);
  say(`  ${String(counts.created)} dossiers imported, ${String(counts.problems)} remarks on their rows`);
  const people = await hireStaff(context, officeId);
  await acceptAllProposed(context, { officeId, staffId: people.office });
  const rated = await rateDossiers(context, officeId, chanceFrom(20261121), undefined, firstDayIn(register));
  say(`  ${String(rated)} dossiers rated`);
  await playSuspicious(context, { officeId, staffId: people.approver });
  const cast = {
    officeId,
    officerId: people.officer,
    approverId: people.approver,
    handlerId: people.handler,
    officeStaffId: people.office,
    handlerUnitId: await handlingUnit(context, officeId),
  };
  await addTemplates(context, cast);
  await answerLastYear(context, cast);
  await playComplaints(context, cast);
  await addImprovements(context, cast);
  await playApologies(context, cast);
  await playReports(context, cast);
  const unrated = await findUnratedCodes(context, codesToRate);
  const opened = await openWithoutRating(context, officeId, chanceFrom(20261123), unrated);
  say(`  ${String(opened)} rating pages opened without a rating`);
}

/** Imports a register as the office would, as a file. */
async function takeIn(context: Context, officeId: string, fileName: string, register: string): Promise<ImportCounts> {
  const bytes = Buffer.from(register);
  const file = { officeId, staffId: null, fileName, open: () => Readable.from([bytes]), bytesTotal: bytes.length };
  return (await importRegister(context, file)).counts;
}

async function hireStaff(context: Context, officeId: string): Promise<Record<Role, string>> {
  const unitId = await handlingUnit(context, officeId);
  const hired: Partial<Record<Role, string>> = {};
  for (const { role, email, password } of signIns(context.settings.secret)) {
    const passwordHash = await hashPassword(password);
    hired[role] = await inTransaction(context.db, (tx) =>
      createStaff(
        tx,
        { officeId, email, name: names[role], unitId: role === "handler" ? unitId : null, roles: [role], passwordHash },
        context.clock.now(),
      ),
    );
  }
  return hired as Record<Role, string>;
}

async function handlingUnit(context: Context, officeId: string): Promise<string | null> {
  const units = context.db.selectFrom("units").where("office_id", "=", officeId).orderBy("name_key").select("id");
  return (await units.executeTakeFirst())?.id ?? null;
}

/** Finds the codes of the newest unrated receipts, of this year if there are enough. */
export async function findUnratedCodes(context: Context, count: number): Promise<string[]> {
  const rows = await context.db
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .innerJoin("offices", "offices.id", "dossiers.office_id")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("offices.slug", "=", demoSlug)
    .where("ratings.id", "is", null)
    .where("dossiers.finished_on", "is not", null)
    .where("receipts.open_until", ">=", dayOf(context.clock.now()))
    .orderBy("dossiers.received_on", "desc")
    .orderBy("dossiers.number", "desc")
    .limit(count)
    .select("receipts.code")
    .execute();
  return rows.map((row) => row.code);
}

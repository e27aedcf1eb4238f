import { inTransaction } from "#db/engine.ts";
import type { SentOutcome } from "#app/apologies/record-sent.server.ts";
import type { AskedLetters, Writer } from "#app/apologies/write-apologies.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day } from "#app/platform/day.ts";
import { createStaff } from "#app/staff/accounts/create-staff.server.ts";
import type { Role } from "#app/staff/permissions.ts";
import { importBytes, registerFile, registerRow } from "./register.ts";
import { givenOffice } from "./story.ts";

export const numbered = (last: number) => `H13.18-261102-${String(last).padStart(4, "0")}`;

/** A row of the register without a result. */
export function openRow(last: number, due: string, more: Parameters<typeof registerRow>[0] = {}): string {
  return registerRow({ number: numbered(last), due: `${due} 17:00`, finished: "", state: "Đang xử lý", ...more });
}

/** Imports rows into the register of an office. */
export async function importRows(context: Context, officeId: string, rows: readonly string[]): Promise<void> {
  await importBytes(context, officeId, registerFile(...rows));
}

/**
 * An office on Friday 20/11/2026 with two dossiers that are late, one due today, one due in a week and one that came in
 * time, and a person of the office who writes.
 */
export async function givenLateDossiers(context: Context): Promise<{ officeId: string; writer: Writer }> {
  const officeId = await givenOffice(context);
  await importRows(context, officeId, [
    openRow(1, "16/11/2026"),
    openRow(2, "18/11/2026", { unit: "Phòng Quản lý Công nghệ" }),
    openRow(3, "20/11/2026"),
    openRow(4, "27/11/2026"),
    registerRow({ number: numbered(5) }),
  ]);
  return { officeId, writer: await givenWriter(context, officeId, ["office"]) };
}

/** A person with roles, of the unit with this name if one is given. */
export async function givenWriter(
  context: Context,
  officeId: string,
  roles: readonly Role[],
  unitName?: string,
): Promise<Writer> {
  const unit = await context.db
    .selectFrom("units")
    .where("office_id", "=", officeId)
    .where("name", "=", unitName ?? "")
    .select("id")
    .executeTakeFirst();
  const unitId = unit?.id ?? null;
  const email = `${roles.join("-")}-${String(unitId).slice(-6)}-${officeId.slice(-6)}@example.vn`;
  const account = { officeId, email, name: `Công chức ${roles.join(" ")}`, unitId, roles, passwordHash: "none" };
  const staffId = await inTransaction(context.db, (tx) => createStaff(tx, account, context.clock.now()));
  return { officeId, staffId, unitId, roles };
}

/** The ids of dossiers by the last part of their number. */
export async function idsOf(context: Context, officeId: string, ...lasts: readonly number[]): Promise<string[]> {
  const rows = await context.db
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .select(["id", "number"])
    .execute();
  return lasts.map((last) => rows.find(({ number }) => number === numbered(last))?.id ?? "");
}

/** A letter that is asked for, with a reason and a new date. */
export function letterFor(dossiers: AskedLetters["dossiers"], more: Partial<AskedLetters> = {}): AskedLetters {
  return {
    dossiers,
    title: "extension",
    reason: "Hồ sơ cần thẩm định thêm tại cơ sở.",
    newOn: day("2026-11-27"),
    again: false,
    ...more,
  };
}

/** The letters as `number ordinal: state`, in the order of the register. */
export async function lettersIn({ db }: Context): Promise<string[]> {
  const rows = await db
    .selectFrom("apology_letters")
    .orderBy("dossier_number")
    .orderBy("ordinal")
    .selectAll()
    .execute();
  return rows.map(({ dossier_number: number, ordinal, sent_on: sentOn, document_number: documentNumber }) => {
    const sent = sentOn === null ? "written" : `sent ${sentOn} ${documentNumber ?? ""}`;
    return `${number.slice(-4)} ${String(ordinal)}: ${sent}`;
  });
}

/** The id of the last letter of a dossier. */
export async function letterOf({ db }: Context, last: number): Promise<string> {
  const { id } = await db
    .selectFrom("apology_letters")
    .where("dossier_number", "=", numbered(last))
    .orderBy("ordinal", "desc")
    .select("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Throws if a letter could not be recorded or removed. */
export function expectDone(outcome: SentOutcome): void {
  if (!outcome.ok) throw new Error(outcome.reason);
}

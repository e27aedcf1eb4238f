import { sql } from "kysely";
import { changeInvitationRules, findInvitationRules } from "#app/invitations/invitation-rules.server.ts";
import { invitationRulesKey } from "#app/invitations/invitation-rules.ts";
import { sendInvitations } from "#app/invitations/send-invitations.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { openTestContext } from "./context.ts";
import { givenMailServer, withSettings } from "./mail.ts";
import { importBytes, registerHeader, registerRow } from "./register.ts";
import { givenAccount } from "./staff.ts";
import { givenOffice } from "./story.ts";

export const basis = "Quyết định số 12/QĐ-SKHCN ngày 02/11/2026";
/** A Friday at nine, a working day. */
const opening = "2026-11-20T09:00:00+07:00";

/** An office with a mail server, which invites. */
export async function givenInvitingOffice(time = opening) {
  const opened = await openTestContext(time);
  const mail = await givenMailServer();
  const context = withSettings(opened.context, { mail: mail.settings });
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "quantri@example.vn", ["administrator"]);
  const staff = { officeId, staffId };
  await switchInvitations(context, staff, true);
  return { ...opened, context, mail, officeId, staff, round: () => sendInvitations(context) };
}

/** Switches invitations on or off, as the page of settings does. */
export async function switchInvitations(
  context: Context,
  staff: { officeId: string; staffId: string },
  isOn: boolean,
): Promise<void> {
  const shown = invitationRulesKey(await findInvitationRules(context.db, staff.officeId));
  const changed = await changeInvitationRules(context, staff, { isOn, basis }, shown);
  if (!changed.ok) throw new Error(changed.reason);
}

interface ContactRow extends NonNullable<Parameters<typeof registerRow>[0]> {
  email?: string;
  phone?: string;
  consent?: string;
}

/** A dossier that was sent online and finished on the day before `opening`, with its contact. */
export function contactRow({ email = "", phone = "", consent = "", ...row }: ContactRow): string {
  const usual = { channel: "Trực tuyến toàn trình", finished: "19/11/2026 10:00", ...row };
  return [registerRow(usual), email, phone, consent].join(";");
}

/** A register with the columns of contact, and with that of consent. */
export function contactFile(rows: readonly string[], hasConsent = false): Buffer {
  const columns = ["Thư điện tử", "Số điện thoại", ...(hasConsent ? ["Đồng ý nhận lời mời đánh giá"] : ["Ghi chú"])];
  return Buffer.from(`\ufeff${[[registerHeader, ...columns].join(";"), ...rows].join("\r\n")}\r\n`);
}

export function importContacts(context: Context, officeId: string, rows: readonly string[], hasConsent = false) {
  return importBytes(context, officeId, contactFile(rows, hasConsent));
}

/** The invitations as `number: state`, and whether an address is kept. */
export async function invitationStates({ db }: Context): Promise<string[]> {
  const rows = await db.selectFrom("rating_invitations").orderBy("dossier_number").selectAll().execute();
  return rows.map(({ dossier_number, state, sealed, address_hash }) => {
    const kept = sealed !== null || address_hash !== null ? " +address" : "";
    return `${dossier_number.slice(-4)}: ${state}${kept}`;
  });
}

/** Rates a dossier by its number. */
export async function rateDossier(context: Context, number: string): Promise<void> {
  const { code } = await context.db
    .selectFrom("dossiers")
    .innerJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .where("dossiers.number", "=", number)
    .select("receipts.code")
    .executeTakeFirstOrThrow();
  await giveRating(context, { code, score: 5, source: "phone", language: "vi" });
}

/** Every row of every table as one text, in lower case. */
export async function wholeDatabase({ db }: Context): Promise<string> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    texts.push(JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value)));
  }
  return texts.join("\n").toLowerCase();
}

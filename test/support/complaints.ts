import type { Context } from "#app/platform/context.server.ts";
import { newFormKey } from "#app/platform/forms/form-key.server.ts";
import type { ContactDetails } from "#app/complaints/case/new-complaint.ts";
import { sendComplaint, type SentComplaint } from "#app/complaints/sending/send-complaint.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { searchText } from "#app/platform/text/search.ts";
import type { Role } from "#app/staff/permissions.ts";

/** Beginnings of the stories about complaints. */

export const someContact: ContactDetails = {
  name: "Người gửi thử",
  address: "12 đường Thử, phường Thử",
  phone: "0900 000 001",
  email: "",
};

/** A complaint as it comes from the page without a receipt, changed where a test says so. */
export function aComplaint(officeId: string, change: Partial<SentComplaint> = {}): SentComplaint {
  return {
    officeId,
    dossierId: null,
    source: "web",
    language: "vi",
    kind: "problem",
    text: "Kết quả trễ hẹn hai ngày mà không có thông báo.",
    contact: someContact,
    formKey: null,
    ...change,
  };
}

export function givenComplaint(context: Context, officeId: string, change: Partial<SentComplaint> = {}) {
  return sendComplaint(context, aComplaint(officeId, change));
}

export interface Colleague {
  staffId: string;
  officeId: string;
  roles: Role[];
}

/** Somebody of the office who sees every case of it: to look at what came of a story. */
export function approverOf(officeId: string): Colleague {
  return { staffId: "somebody who looks", officeId, roles: ["approver"] };
}

/** A member of staff who can act on cases; no sign-in is needed for that. */
export async function givenColleague(
  context: Context,
  officeId: string,
  roles: Role[],
  name = "Người xử lý thử",
): Promise<Colleague> {
  const staffId = newId();
  const now = context.clock.now();
  await context.db
    .insertInto("staff")
    .values({
      id: staffId,
      office_id: officeId,
      email: `${staffId}@example.vn`,
      name,
      unit_id: null,
      password_hash: "",
      created_at: now,
      closed_at: null,
    })
    .execute();
  await context.db
    .insertInto("staff_roles")
    .values(roles.map((role) => ({ staff_id: staffId, role })))
    .execute();
  return { staffId, officeId, roles };
}

/** A unit of the office; answers its id. */
export async function givenUnit(context: Context, officeId: string, name: string): Promise<string> {
  const id = newId();
  await context.db
    .insertInto("units")
    .values({ id, office_id: officeId, name, name_key: searchText(name) })
    .execute();
  return id;
}

/** The key of a complaint form, as its page has it. */
export function aFormKey({ settings, clock }: Context): string {
  return newFormKey(settings.secret, clock.now());
}

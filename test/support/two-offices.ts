import { answerInvitation, invite, listOwnInvitations } from "#app/staff/accounts/invitations.server.ts";
import type { OfficeRole } from "#app/staff/permissions.ts";
import { changePlace, listPlaces } from "#app/staff/sessions/places.server.ts";
import { sessionOf } from "#app/staff/sessions/session.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { openTestContext } from "./context.ts";
import { givenAccount, requestWith, signedIn, signedInAs, whoIs } from "./staff.ts";
import { givenOffice } from "./story.ts";

export const twoOfficesEmail = "hai-noi@coquan.gov.vn";

/** A person with these roles in the office `nha` and, by an accepted invitation, in the office `khach`. */
export async function givenPersonOfTwoOffices(
  roles: readonly OfficeRole[] = ["handler"],
  rolesThere: readonly OfficeRole[] = roles,
) {
  const { context, clock } = await openTestContext();
  const home = await givenOffice(context, "nha");
  const guest = await givenOffice(context, "khach");
  const accountId = await givenAccount(context, home, twoOfficesEmail, roles);
  await givenAccount(context, home, "quantri-nha@coquan.gov.vn", ["administrator"]);
  await givenAccount(context, guest, "quantri-khach@coquan.gov.vn", ["administrator"]);
  const homeAdministrator = await signedInAs(context, "quantri-nha@coquan.gov.vn");
  const guestAdministrator = await signedInAs(context, "quantri-khach@coquan.gov.vn");
  await invite(context, guestAdministrator, { email: twoOfficesEmail, unitId: null, roles: rolesThere });
  const person = await signedInAs(context, twoOfficesEmail);
  const [invitation] = await listOwnInvitations(context.db, person, context.clock.now());
  await answerInvitation(context, person, invitation?.id ?? "", true);
  const places = await listPlaces(context.db, accountId);
  const placeThere = places.find(({ officeId }) => officeId === guest)?.id ?? "";
  const cookie = await signedIn(context, twoOfficesEmail);
  const changeTo = (placeId: string) => changeOffice(context, cookie, placeId);
  return {
    context,
    clock,
    home,
    guest,
    accountId,
    placeThere,
    cookie,
    changeTo,
    homeAdministrator,
    guestAdministrator,
  };
}

/** The session of the cookie works in another office from now on. */
export async function changeOffice(context: Context, cookie: string, placeId: string): Promise<boolean> {
  const person = await whoIs(context, cookie);
  if (person === undefined) throw new Error("nobody is signed in");
  return changePlace(context, { session: sessionOf(requestWith(cookie)) ?? "", accountId: person.accountId }, placeId);
}

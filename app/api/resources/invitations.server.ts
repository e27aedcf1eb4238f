import { handle } from "#app/api/answering/handle.server.ts";
import { refusedBecause } from "#app/api/answering/refuse.ts";
import { sendInvitationRoute } from "#app/api/contract/invitations.ts";
import { readEmail, readPhone } from "#app/invitations/contact.ts";
import { sendNow } from "#app/invitations/send-now.server.ts";

/**
 * Invites the applicant of one dossier. The address lives in memory until the receiving server has answered. What cannot
 * be sent now is refused with the time to ask again, so that nothing waits here.
 */
const sendInvitation = handle(sendInvitationRoute, async ({ context, caller, t, path, body }) => {
  const { channel, to, language } = body;
  const address = channel === "email" ? readEmail(to) : readPhone(to);
  if (address === undefined) return refusedBecause("invalid", { places: [{ at: "/to", text: t("api:addressWrong") }] });
  const { officeId } = caller;
  const done = await sendNow(context, { officeId, number: path.number, channel, address, language });
  if (done.outcome === "off") return refusedBecause("invitations-off");
  if (done.outcome === "no-channel") return refusedBecause("no-channel");
  if (done.outcome === "gone") return refusedBecause("not-found");
  if (done.outcome === "later") return refusedBecause("send-later", { afterSeconds: done.afterSeconds });
  return { body: { outcome: done.outcome, reason: done.outcome === "not-sent" ? done.reason : null } };
});

export const invitationRoutes = [sendInvitation];

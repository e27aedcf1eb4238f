import type { Db } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import { withOfficeTexts } from "#app/i18n/office-words.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Letter } from "#app/notifications/message.ts";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import { tidyLine } from "#app/platform/text/typed-line.ts";
import { findOfficeTexts } from "#app/settings/office-texts.server.ts";
import type { InvitationChannel } from "./invitation.ts";

/** What the words of an invitation are filled with. */
export interface InvitationContents {
  channel: InvitationChannel;
  language: Language;
  /** Số hồ sơ. */
  number: string;
  /** The address of the rating page. */
  link: string;
  /** `stopLink` */
  stop: string;
  /** The sentence that invites, where the office compares two; the text around it is then the product's own. */
  wording?: string | undefined;
}

/** Writes an invitation in the words of the office, as they are now. A text message has no subject. */
export async function writeInvitation(
  db: Db,
  officeId: string,
  { channel, language, number, link, stop, wording }: InvitationContents,
): Promise<Pick<Letter, "subject" | "text">> {
  const { name, contactLine } = await findOfficeDetails(db, officeId);
  const own = await findOfficeTexts(db, officeId, language, "notifications");
  const t = withOfficeTexts(translator(language), own);
  const values = { office: name, number, link, stop, wording: wording ?? "" };
  const kind = wording === undefined ? "invitation" : "comparedInvitation";
  if (channel === "sms") return { subject: "", text: tidyLine(t(`notifications:${kind}.short`, values)) };
  const sender = [name, contactLine].filter((line) => line !== "").join("\n");
  const parts = [
    t("notifications:greeting"),
    t(`notifications:${kind}.text`, values),
    t("notifications:sender.automatic"),
    sender,
  ];
  return { subject: tidyLine(t("notifications:invitation.subject", values)), text: `${parts.join("\n\n")}\n` };
}

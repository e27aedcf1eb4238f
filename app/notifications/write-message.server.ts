import type { Db } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import { withOfficeTexts } from "#app/i18n/office-words.ts";
import { translator } from "#app/i18n/translate.ts";
import { tidyLine } from "#app/platform/text/typed-line.ts";
import { findOfficeTexts } from "#app/settings/office-texts.server.ts";
import type { Channel, Letter, Message } from "./message.ts";
import { messageText } from "./message-text.ts";

/** Writes a message in the words of its office, as they are in the database now. The subject is one line. */
export async function writeMessage(
  db: Db,
  officeId: string,
  { message, channel, language }: { message: Message; channel: Channel; language: Language },
): Promise<Pick<Letter, "subject" | "text">> {
  const own = await findOfficeTexts(db, officeId, language, "notifications");
  const { subject, text } = messageText(message, channel, withOfficeTexts(translator(language), own), language);
  return { subject: tidyLine(subject), text };
}

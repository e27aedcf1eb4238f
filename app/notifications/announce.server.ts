import type { Tx } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { seal } from "#app/platform/secrets.server.ts";
import type { Attachment, Channel, Message, StoredLetter } from "./message.ts";
import { writeMessage } from "./write-message.server.ts";

/** A message for the outbox. */
export interface Announcement {
  officeId: string;
  /**
   * Kind, subject and occasion, such as `answered:<case>:<revision>`. A second message with the same key is dropped.
   */
  key: string;
  channel: Channel;
  /** An e-mail address or telephone number; personal data, encrypted at once. */
  to: string;
  language: Language;
  message: Message;
  /** Files that go with an e-mail. */
  attachments?: readonly Attachment[];
  /** After this time it is not worth sending. */
  usefulUntil: Instant;
}

/**
 * Puts a message into the outbox, in the transaction of the change it announces: it is sent if and only if that
 * commits. Sends nothing itself; `sendDue` does. Does nothing if the key was announced before.
 */
export async function announce(
  { settings, clock }: Pick<Context, "settings" | "clock">,
  tx: Tx,
  { officeId, key, channel, to, language, message, attachments, usefulUntil }: Announcement,
): Promise<void> {
  const id = newId();
  const now = clock.now();
  const words = await writeMessage(tx, officeId, { message, channel, language });
  const letter: StoredLetter = { to, ...words, message, language, attachments };
  await tx
    .insertInto("outbox_messages")
    .values({
      id,
      office_id: officeId,
      key,
      channel,
      kind: message.kind,
      about: "reference" in message ? message.reference : null,
      sealed: seal(settings.secret, id, JSON.stringify(letter), "outbox message"),
      state: "pending",
      attempts: 0,
      next_attempt_at: now,
      useful_until: usefulUntil,
      claimed_by: null,
      claimed_until: null,
      last_error: null,
      created_at: now,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

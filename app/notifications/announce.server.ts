import type { Tx } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { seal } from "#app/platform/secrets.server.ts";
import type { Channel, Letter, Message } from "./message.ts";
import { messageText } from "./message-text.ts";

/** A message for the outbox. */
export interface Announcement {
  officeId: string;
  /** What is told, about what, on which occasion, such as `answered:<case>:<revision>`. The second of a key is dropped. */
  key: string;
  channel: Channel;
  /** An e-mail address or a telephone number; personal data, sealed at once. */
  to: string;
  language: Language;
  message: Message;
  /** After this it is no longer worth sending. */
  usefulUntil: Instant;
}

/**
 * Puts a message into the outbox, in the transaction of what it tells of: it leaves if and only if that is committed.
 * Nothing is sent here; `sendDue` does that. A key that was announced before adds nothing.
 */
export async function announce(
  { settings, clock }: Pick<Context, "settings" | "clock">,
  tx: Tx,
  { officeId, key, channel, to, language, message, usefulUntil }: Announcement,
): Promise<void> {
  const id = newId();
  const now = clock.now();
  const letter: Letter = { to, ...messageText(message, channel, translator(language), language) };
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

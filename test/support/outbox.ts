import { inTransaction } from "#db/engine.ts";
import { announce, type Announcement } from "#app/notifications/announce.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, day } from "#app/platform/day.ts";
import type { Letter } from "#app/notifications/message.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { givenColleague } from "./complaints.ts";
import { openTestContext } from "./context.ts";
import { givenOffice } from "./story.ts";

/** A receipt for a sender, put into the outbox. */
export function tell(
  context: Context,
  officeId: string,
  key: string,
  change: Partial<Announcement> = {},
): Promise<void> {
  const announcement: Announcement = {
    officeId,
    key,
    channel: "email",
    to: `${key}@example.vn`,
    language: "vi",
    message: {
      kind: "receipt",
      reference: "PA-7KQM-4TRX",
      officeName: "Sở Khoa học và Công nghệ",
      contactLine: "Bộ phận Một cửa",
      dueOn: day("2026-11-30"),
      link: "http://localhost:3000/t/PA-7KQM-4TRX",
    },
    usefulUntil: addMinutes(context.clock.now(), 10 * 24 * 60),
    ...change,
  };
  return inTransaction(context.db, (tx) => announce(context, tx, announcement));
}

/** An office with one member of staff and an empty outbox. */
export async function givenOutbox(time?: string) {
  const opened = await openTestContext(time);
  const officeId = await givenOffice(opened.context);
  return { ...opened, officeId, colleague: await givenColleague(opened.context, officeId, ["office"]) };
}

/** The rows of the outbox, in order. */
export function outboxRows(context: Context) {
  return context.db.selectFrom("outbox_messages").orderBy("id").selectAll().execute();
}

/** Every message of the outbox as it is to be read, in the order of its announcement. */
export async function openLetters({ db, settings }: Context): Promise<Letter[]> {
  const rows = await db
    .selectFrom("outbox_messages")
    .orderBy("created_at")
    .orderBy("id")
    .select(["id", "sealed"])
    .execute();
  return rows.flatMap(({ id, sealed }) =>
    sealed === null ? [] : [JSON.parse(unseal(settings.secret, id, sealed, "outbox message")) as Letter],
  );
}

import { inTransaction } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { networkOf } from "#app/platform/client-network.ts";
import { addMinutes } from "#app/platform/day.ts";
import type { Limit, Pace } from "#app/platform/limits.server.ts";
import { randomHex } from "#app/platform/random.server.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";
import { hashToken, keyedBytes, newToken } from "#app/platform/secrets.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { kioskCookie, type KioskCounter } from "./check-kiosk.server.ts";
import { pairingCodeLength, pairingMinutes, readPairingCode, type NewKiosk } from "./kiosk.ts";

type Manager = Pick<SignedIn, "officeId" | "staffId">;

/** `pairingCode`: the only time that it can be read. */
export type KioskAdded =
  | { ok: true; id: string; pairingCode: string; counterCode: string }
  | { ok: false; reason: "nameTaken" | "tooMany" | "counterMissing" };

/** Tablets of one office that are not revoked, at most. */
const mostKiosks = 100;

/** Adds a tablet at a counter of the office, with the code that is typed on it within the hour. */
export function addKiosk(
  context: Context,
  { officeId, staffId }: Manager,
  { name, counterId }: NewKiosk,
): Promise<KioskAdded> {
  const id = randomHex(6);
  const pairingCode = newReadableCode(pairingCodeLength);
  const now = context.clock.now();
  return inTransaction(context.db, async (tx): Promise<KioskAdded> => {
    await lockOffice(tx, officeId);
    const counter = await tx
      .selectFrom("counters")
      .where("id", "=", counterId)
      .where("office_id", "=", officeId)
      .where("merged_into", "is", null)
      .select(["name", "code"])
      .executeTakeFirst();
    if (counter === undefined) return { ok: false, reason: "counterMissing" };
    const valid = await tx
      .selectFrom("kiosks")
      .where("office_id", "=", officeId)
      .where("revoked_at", "is", null)
      .select("name")
      .execute();
    if (valid.some((one) => one.name === name)) return { ok: false, reason: "nameTaken" };
    if (valid.length >= mostKiosks) return { ok: false, reason: "tooMany" };
    await tx
      .insertInto("kiosks")
      .values({
        id,
        office_id: officeId,
        counter_id: counterId,
        name,
        pairing_hash: pairingHash(context, pairingCode),
        pairing_until: addMinutes(now, pairingMinutes),
        token_hash: null,
        created_at: now,
        created_by: staffId,
        paired_at: null,
        last_seen_at: null,
        revoked_at: null,
        revoked_by: null,
      })
      .execute();
    const changes = changesBetween({}, { kioskName: name, kioskCounter: counter.name });
    await recordAudit(context, tx, { now, officeId, staffId, action: "kiosk-added", subject: id, changes });
    return { ok: true, id, pairingCode, counterCode: counter.code };
  });
}

/** Keyed, because a code this short could be found from a plain hash. */
function pairingHash({ settings }: Context, code: string): string {
  return Buffer.from(keyedBytes(settings.secret, "pairing code", code)).toString("hex");
}

export type Paired = { ok: true; cookie: string } | { ok: false; reason: "wrong" | "tooMany" };

/** Wrong codes of one network until each further one waits. A right code waits as well then, but is taken. */
const wrongCodes: Limit = { name: "wrong pairing codes of a network", count: 20, minutes: 10 };
const pace: Pace = { name: "pairing codes of a network", everyMilliseconds: 500, mostWaiting: 20 };

/** Makes the asking device the tablet for which the code was made. A code works once, within its hour, at its counter. */
export async function pairKiosk(
  context: Context,
  { id: counterId, officeId }: KioskCounter,
  typed: string,
): Promise<Paired> {
  const network = networkOf(context.visitor?.address ?? "");
  const isSlow = context.limits.counted(wrongCodes, network) >= wrongCodes.count;
  if (isSlow && !(await context.limits.waitTurn(pace, network))) return { ok: false, reason: "tooMany" };
  const read = readPairingCode(typed);
  const cookie = read.ok ? await pair(context, { counterId, officeId, code: read.code }) : undefined;
  if (cookie !== undefined) return { ok: true, cookie };
  context.limits.take(wrongCodes, network);
  return { ok: false, reason: "wrong" };
}

function pair(context: Context, { counterId, officeId, code }: { counterId: string; officeId: string; code: string }) {
  const token = newToken();
  const now = context.clock.now();
  return inTransaction(context.db, async (tx): Promise<string | undefined> => {
    const waiting = await tx
      .selectFrom("kiosks")
      .where("counter_id", "=", counterId)
      .where("pairing_hash", "=", pairingHash(context, code))
      .where("pairing_until", ">", now)
      .where("revoked_at", "is", null)
      .select("id")
      .executeTakeFirst();
    if (waiting === undefined) return undefined;
    const { id } = waiting;
    const paired = await tx
      .updateTable("kiosks")
      .set({ pairing_hash: null, pairing_until: null, token_hash: hashToken(token), paired_at: now, last_seen_at: now })
      .where("id", "=", id)
      .where("pairing_hash", "is not", null)
      .executeTakeFirst();
    // The same code on two tablets at once: one of them has it.
    if (paired.numUpdatedRows !== 1n) return undefined;
    await recordAudit(context, tx, { now, officeId, staffId: null, action: "kiosk-paired", subject: id });
    return kioskCookie(context, id, token);
  });
}

/**
 * Takes the token of a tablet back: from the next request on it shows no faces. False if the office has no such tablet;
 * one that is revoked already stays as it is.
 */
export function revokeKiosk(context: Context, { officeId, staffId }: Manager, id: string): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    const known = await tx
      .selectFrom("kiosks")
      .where("id", "=", id)
      .where("office_id", "=", officeId)
      .select("id")
      .executeTakeFirst();
    if (known === undefined) return false;
    const revoked = await tx
      .updateTable("kiosks")
      .set({ revoked_at: now, revoked_by: staffId, pairing_hash: null, pairing_until: null })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) return true;
    await recordAudit(context, tx, { now, officeId, staffId, action: "kiosk-revoked", subject: id });
    return true;
  });
}

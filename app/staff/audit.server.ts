import { createHash } from "node:crypto";
import type { Db, Tx } from "#db/engine.ts";
import { heldUntilCommit } from "#db/lock.ts";
import type { Instant } from "#app/platform/day.ts";
import { canonicalEntry, hashBeforeFirst, type AuditAction, type AuditEntry } from "./audit-entry.ts";

export interface AuditNote {
  now: Instant;
  /** Null where no office is known, as for a sign-in with an unknown address. */
  officeId: string | null;
  staffId: string | null;
  action: AuditAction;
  /** Id or reference of what it was done to; never a name, an address or a text somebody wrote. */
  subject: string;
}

function hashEntry(entry: AuditEntry): string {
  return createHash("sha256").update(canonicalEntry(entry)).digest("hex");
}

/**
 * Adds an entry to the audit record, in the transaction of what it tells of. Call it last: the head of the chain is
 * held until commit, so everybody who writes after it waits.
 */
export async function recordAudit(tx: Tx, note: AuditNote): Promise<void> {
  const head = await heldUntilCommit(
    tx,
    tx.selectFrom("audit_head").where("chain", "=", "all").select(["position", "hash"]),
    "audit_head",
  ).executeTakeFirstOrThrow();
  const entry = {
    position: head.position + 1,
    office_id: note.officeId,
    happened_at: note.now,
    staff_id: note.staffId,
    action: note.action,
    subject: note.subject,
    previous_hash: head.hash,
  };
  const hash = hashEntry(entry);
  await tx
    .insertInto("audit_entries")
    .values({ ...entry, hash })
    .execute();
  const moved = await tx
    .updateTable("audit_head")
    .set({ position: entry.position, hash })
    .where("chain", "=", "all")
    .where("position", "=", head.position)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw new Error("the head of the audit record moved while it was held");
}

export type AuditVerification = { ok: true; entries: number } | { ok: false; position: number };

const entriesPerPage = 1000;

/**
 * Reads the whole record and checks that positions follow each other, that each entry hashes to what it says and names
 * the hash of the one before, and that the last one is the head. Answers the first position that does not hold.
 */
export async function verifyAuditChain(db: Db): Promise<AuditVerification> {
  let last = { position: 0, hash: hashBeforeFirst };
  for (;;) {
    const entries = await db
      .selectFrom("audit_entries")
      .where("position", ">", last.position)
      .orderBy("position")
      .limit(entriesPerPage)
      .selectAll()
      .execute();
    for (const { hash, ...entry } of entries) {
      const follows = entry.position === last.position + 1 && entry.previous_hash === last.hash;
      if (!follows || hashEntry(entry) !== hash) return { ok: false, position: last.position + 1 };
      last = { position: entry.position, hash };
    }
    if (entries.length < entriesPerPage) break;
  }
  const head = await db.selectFrom("audit_head").select(["position", "hash"]).executeTakeFirst();
  if (head?.position !== last.position || head.hash !== last.hash) return { ok: false, position: last.position + 1 };
  return { ok: true, entries: last.position };
}

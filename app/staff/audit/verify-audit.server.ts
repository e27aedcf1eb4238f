import { sameDigest } from "#app/platform/secrets.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { hashBeforeFirst, type AuditEntry } from "./audit-entry.ts";
import { keyedHash, plainHash, sealOf, type AuditHead } from "./audit.server.ts";

/** A head that was logged outside the database: in the log, and in a file of the data folder. */
export type NotedHead = Omit<AuditHead, "seal">;

/**
 * "changed": an entry was changed, removed or added. "seal": entries at the end were removed, or the head was changed.
 * "not-keyed": there are entries, but none under the key. "emptied": an installation in use without any entry. "noted-
 * head": the record does not contain a logged head, so it was shortened, emptied or rewritten.
 */
export type AuditFault = "changed" | "seal" | "not-keyed" | "emptied" | "noted-head";

export type AuditVerification =
  { ok: true; entries: number; keyedFrom: number | null } | { ok: false; position: number; fault: AuditFault };

const entriesPerPage = 1000;

/**
 * Reads the whole record and checks that positions are consecutive, that each entry has the right hash under the key
 * and the hash of the one before, that the head is the last entry and sealed, and that every logged head is in the
 * record. Entries before the key come from an earlier version. Returns the first fault.
 */
export async function verifyAudit(context: Context, noted: readonly NotedHead[]): Promise<AuditVerification> {
  const reading: Reading = { last: { position: 0, hash: hashBeforeFirst }, keyedFrom: null };
  const unseen = new Map(noted.map((head) => [head.position, head.hash]));
  for (;;) {
    const entries = await pageAfter(context, reading.last.position);
    for (const { hash, ...entry } of entries) {
      if (!follows(context, reading, entry, hash)) return broken(reading.last.position + 1, "changed");
      if (unseen.has(entry.position) && unseen.get(entry.position) !== hash)
        return broken(entry.position, "noted-head");
      unseen.delete(entry.position);
    }
    if (entries.length < entriesPerPage) break;
  }
  const missing = [...unseen.keys()].sort((one, other) => one - other)[0];
  if (missing !== undefined) return broken(missing, "noted-head");
  return checkHead(context, reading);
}

interface Reading {
  last: NotedHead;
  keyedFrom: number | null;
}

function broken(position: number, fault: AuditFault): AuditVerification {
  return { ok: false, position, fault };
}

function pageAfter({ db }: Context, position: number) {
  const entries = db.selectFrom("audit_entries").where("position", ">", position).orderBy("position");
  return entries.limit(entriesPerPage).selectAll().execute();
}

/** Whether the entry continues the chain; if so, it becomes the last one. */
function follows(context: Context, reading: Reading, entry: AuditEntry, hash: string): boolean {
  const { last } = reading;
  if (entry.position !== last.position + 1 || entry.previous_hash !== last.hash) return false;
  if (entry.action === "audit-seal-broken") return false;
  // A new installation is keyed from its first entry, one of an earlier version from its entry "audit-keyed".
  const isKeyed = entry.action === "audit-keyed" || (entry.position === 1 && hash === keyedHash(context, entry));
  if (isKeyed) reading.keyedFrom ??= entry.position;
  const expected = reading.keyedFrom === null ? plainHash(entry) : keyedHash(context, entry);
  if (!sameDigest(expected, hash)) return false;
  reading.last = { position: entry.position, hash };
  return true;
}

async function checkHead(context: Context, { last, keyedFrom }: Reading): Promise<AuditVerification> {
  const head = await context.db.selectFrom("audit_head").select(["position", "hash", "seal"]).executeTakeFirst();
  if (head?.position !== last.position || head.hash !== last.hash) return broken(last.position + 1, "seal");
  if (last.position === 0) {
    const office = await context.db.selectFrom("offices").select("id").limit(1).executeTakeFirst();
    return office === undefined ? { ok: true, entries: 0, keyedFrom } : broken(1, "emptied");
  }
  if (keyedFrom === null) return broken(1, "not-keyed");
  if (!sameDigest(head.seal, sealOf(context, last))) return broken(last.position + 1, "seal");
  return { ok: true, entries: last.position, keyedFrom };
}

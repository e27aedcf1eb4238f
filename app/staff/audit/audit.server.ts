import { createHash } from "node:crypto";
import type { Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { keyedBytes, sameDigest } from "#app/platform/secrets.server.ts";
import { canonicalEntry, type AuditAction, type AuditChange, type AuditEntry } from "./audit-entry.ts";

export interface AuditNote {
  now: Instant;
  /** Null if no office is known. */
  officeId: string | null;
  staffId: string | null;
  action: AuditAction;
  /** Id or reference of the object; never a name, an address or a typed text. */
  subject: string;
  /** The values that were replaced, for a change of settings: never personal data. */
  changes?: readonly AuditChange[];
}

/** What a changed setting leaves in the audit record, where one transaction changes several. */
export type SettingNote = Pick<AuditNote, "action" | "subject" | "changes">;

/** The head of the chain: position, hash, and the seal over both. */
export interface AuditHead {
  position: number;
  hash: string;
  seal: string;
}

/** The hash of entries before the record was keyed: anybody can compute it. */
export function plainHash(entry: AuditEntry): string {
  return createHash("sha256").update(canonicalEntry(entry)).digest("hex");
}

/**
 * The hash of an entry under a key derived from SECRET: somebody with write access to the database only cannot compute
 * it.
 */
export function keyedHash({ settings }: Context, entry: AuditEntry): string {
  return Buffer.from(keyedBytes(settings.secret, "audit record", canonicalEntry(entry))).toString("hex");
}

/** The seal of a head: without it, an earlier hash of the record could be presented as the last one. */
export function sealOf({ settings }: Context, { position, hash }: Omit<AuditHead, "seal">): string {
  const text = JSON.stringify(["head", position, hash]);
  return Buffer.from(keyedBytes(settings.secret, "audit record", text)).toString("hex");
}

/**
 * Adds an entry to the audit record, in the transaction of the recorded act. Call it last: the head of the chain is
 * locked until the commit, so later writers wait. In a record of an earlier version an entry "audit-keyed" precedes the
 * first entry under the key; after a head that was tampered with, an entry "audit-seal-broken" precedes the next one,
 * so that continuing hides nothing.
 */
export async function recordAudit(context: Context, tx: Tx, note: AuditNote): Promise<void> {
  let head = await lockHead(tx);
  const about = { now: note.now, officeId: null, staffId: null, subject: "" };
  if (head.seal === "") {
    if (head.position > 0) head = await append(context, tx, head, { ...about, action: "audit-keyed" });
  } else if (!sameDigest(head.seal, sealOf(context, head))) {
    context.log.error({ position: head.position }, "the head of the audit record was changed by somebody else");
    head = await append(context, tx, head, { ...about, action: "audit-seal-broken" });
  }
  await append(context, tx, head, note);
}

/** Keys a record of an earlier version, if that has not been done; returns its head. */
export async function keyRecord(context: Context, tx: Tx): Promise<AuditHead> {
  const head = await lockHead(tx);
  if (head.seal !== "" || head.position === 0) return head;
  const note = { now: context.clock.now(), officeId: null, staffId: null, action: "audit-keyed", subject: "" } as const;
  return append(context, tx, head, note);
}

function lockHead(tx: Tx): Promise<AuditHead> {
  const head = tx.selectFrom("audit_head").where("chain", "=", "all").select(["position", "hash", "seal"]);
  return lockForUpdate(tx, head, "audit_head").executeTakeFirstOrThrow();
}

async function append(context: Context, tx: Tx, head: AuditHead, note: AuditNote): Promise<AuditHead> {
  const entry = {
    position: head.position + 1,
    office_id: note.officeId,
    happened_at: note.now,
    staff_id: note.staffId,
    action: note.action,
    subject: note.subject,
    changes: (note.changes ?? []).length === 0 ? null : JSON.stringify(note.changes),
    previous_hash: head.hash,
  };
  const hash = keyedHash(context, entry);
  await tx
    .insertInto("audit_entries")
    .values({ ...entry, hash })
    .execute();
  const next = { position: entry.position, hash };
  const sealed = { ...next, seal: sealOf(context, next) };
  const moved = await tx
    .updateTable("audit_head")
    .set(sealed)
    .where("chain", "=", "all")
    .where("position", "=", head.position)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw new Error("the head of the audit record moved while it was locked");
  return sealed;
}

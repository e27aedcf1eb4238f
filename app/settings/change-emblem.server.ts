import { inTransaction, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import { drawEmblem, type DrawnEmblem } from "#app/offices/draw-emblem.server.ts";
import type { EmblemProblem } from "#app/offices/emblem.ts";
import { deleteEmblem, saveEmblem } from "#app/offices/save-emblem.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

type By = Pick<SignedIn, "officeId" | "staffId">;

export type EmblemChanged = { ok: true } | { ok: false; problem: EmblemProblem };

/**
 * Sets the emblem of the office from an uploaded file, which is drawn anew, or only its text if no file came. `shown` is
 * the digest of the emblem that the form showed. The audit record says size and digest, never the picture.
 */
export async function setEmblem(
  context: Context,
  { officeId, staffId }: By,
  { file, alternative, shown }: { file: Buffer | undefined; alternative: string; shown: string },
): Promise<EmblemChanged> {
  const drawing = file === undefined ? undefined : await drawEmblem(file);
  if (drawing?.ok === false) return drawing;
  const now = context.clock.now();
  return inTransaction(context.db, async (tx): Promise<EmblemChanged> => {
    const before = await lockEmblem(tx, officeId);
    if ((before?.digest ?? "") !== shown) return { ok: false, problem: "changedMeanwhile" };
    const picture = drawing === undefined ? before : storedPicture(drawing.drawn);
    if (picture === undefined) return { ok: false, problem: "fileMissing" };
    const { type, content, digest, width, height } = picture;
    const after = { office_id: officeId, type, content, digest, width, height, alternative, set_at: now };
    const changes = changesBetween(recorded(before), recorded(after));
    if (changes.length === 0) return { ok: true };
    await saveEmblem(tx, after);
    await recordAudit(context, tx, { now, officeId, staffId, action: "emblem-set", subject: officeId, changes });
    return { ok: true };
  });
}

/** Removes the emblem of the office, unless it is another one than `shown` by now. */
export function removeEmblem(context: Context, { officeId, staffId }: By, shown: string): Promise<EmblemChanged> {
  return inTransaction(context.db, async (tx): Promise<EmblemChanged> => {
    const before = await lockEmblem(tx, officeId);
    if (before === undefined) return { ok: true };
    if (before.digest !== shown) return { ok: false, problem: "changedMeanwhile" };
    await deleteEmblem(tx, officeId);
    const now = context.clock.now();
    const changes = changesBetween(recorded(before), recorded(undefined));
    await recordAudit(context, tx, { now, officeId, staffId, action: "emblem-removed", subject: officeId, changes });
    return { ok: true };
  });
}

async function lockEmblem(tx: Tx, officeId: string) {
  await lockOffice(tx, officeId);
  return tx.selectFrom("office_emblems").where("office_id", "=", officeId).selectAll().executeTakeFirst();
}

function storedPicture({ content, ...drawn }: DrawnEmblem) {
  return { ...drawn, content: content.toString("base64") };
}

interface Recorded {
  width: number;
  height: number;
  digest: string;
  alternative: string;
}

function recorded(emblem: Recorded | undefined) {
  if (emblem === undefined) return {};
  const { width, height, digest, alternative } = emblem;
  const size = `${String(width)} × ${String(height)}`;
  return { emblem: `${size}, SHA-256 ${digest.slice(0, 16)}`, emblemText: alternative };
}

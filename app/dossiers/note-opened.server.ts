import type { Tx } from "#db/engine.ts";
import { commitTogether } from "#app/platform/commit-together.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { collectTotals, readFactsOf } from "./daily-totals.server.ts";
import type { Receipt } from "./find-receipt.server.ts";
import { holdDossiers, type DossierKey } from "./hold-dossier.server.ts";

/**
 * Notes that the rating page of a receipt was opened, the first time only: the step between received and rated in the
 * figures (đã quét mã). Nothing about who opened it is kept. A page must not fail because of it: what goes wrong is logged.
 */
export async function noteOpened(context: Context, { code, officeId, dossierId, openedAt }: Receipt): Promise<void> {
  if (openedAt !== null) return;
  try {
    await openTogether(context.db, { code, officeId, dossierId, at: context.clock.now() });
  } catch (error) {
    context.log.error({ error }, "an opened rating page was not counted");
  }
}

interface Opening extends DossierKey {
  code: string;
  at: Instant;
}

/** A busy morning's pages share their commits, as its taps do. */
const openTogether = commitTogether(countOpenings);

/** Answers for each whether it was the first. */
async function countOpenings(tx: Tx, openings: readonly Opening[]): Promise<boolean[]> {
  const dossiers = await holdDossiers(tx, openings);
  const totals = collectTotals();
  const outcomes: boolean[] = [];
  for (const { code, dossierId, at } of openings) {
    const dossier = dossiers.get(dossierId);
    const isCounted = dossier !== undefined && (await isFirst(tx, code, at));
    outcomes.push(isCounted);
    if (!isCounted) continue;
    const facts = await readFactsOf(tx, dossier, dossierId);
    totals.change({ ...facts, wasOpened: false }, facts);
  }
  await totals.save(tx);
  return outcomes;
}

/** Marks the receipt as opened; false when somebody did before. */
async function isFirst(tx: Tx, code: string, at: Instant): Promise<boolean> {
  const noted = await tx
    .updateTable("receipts")
    .set({ opened_at: at })
    .where("code", "=", code)
    .where("opened_at", "is", null)
    .executeTakeFirst();
  return noted.numUpdatedRows === 1n;
}

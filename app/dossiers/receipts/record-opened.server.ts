import { setTimeout as pause } from "node:timers/promises";
import type { Tx } from "#db/engine.ts";
import { groupCommit } from "#app/platform/group-commit.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { collectTotals, listRatingSides } from "#app/dossiers/totals/daily-totals.server.ts";
import type { Receipt } from "./find-receipt.server.ts";
import { lockDossiers, type DossierKey } from "#app/dossiers/totals/lock-dossier.server.ts";

/**
 * Records the first time that the rating page of a receipt is opened (đã quét mã): the step between received and rated
 * in the figures. Nothing about the visitor is stored. The page must neither fail nor wait long: errors are logged, and
 * if another process writes for long, the recording continues after the page has been sent.
 */
export async function recordOpened(context: Context, { code, officeId, dossierId, openedAt }: Receipt): Promise<void> {
  if (openedAt !== null) return;
  const opening = { code, officeId, dossierId, at: context.clock.now() };
  const noting = openTogether(context.db, opening).catch((error: unknown) => {
    context.log.error({ err: error }, "an opened rating page was not counted");
  });
  await Promise.race([noting, pause(longestWaitMilliseconds, undefined, { ref: false })]);
}

const longestWaitMilliseconds = 300;

interface Opening extends DossierKey {
  code: string;
  at: Instant;
}

/** Pages opened at the same time share a commit, as taps do. */
const openTogether = groupCommit(countOpenings);

/**
 * Returns for each opening whether its receipt is now recorded as opened. Uses three statements besides the totals, for
 * any number of openings.
 */
async function countOpenings(tx: Tx, openings: readonly Opening[]): Promise<boolean[]> {
  const dossiers = await lockDossiers(tx, openings);
  const sides = await listRatingSides(tx, [...dossiers.keys()]);
  const totals = collectTotals();
  const opened = new Map<string, Instant>();
  for (const { code, dossierId, at } of openings) {
    const [dossier, side] = [dossiers.get(dossierId), sides.get(dossierId)];
    if (dossier === undefined || side === undefined || side.wasOpened || opened.has(code)) continue;
    opened.set(code, at);
    totals.change({ dossier, ...side }, { dossier, ...side, wasOpened: true });
  }
  await markOpened(tx, opened);
  await totals.save(tx);
  return openings.map(({ dossierId }) => dossiers.has(dossierId));
}

/**
 * Marks receipts of locked dossiers as opened, all at the moment of the first: they were opened within one turn of the
 * event loop.
 */
async function markOpened(tx: Tx, opened: ReadonlyMap<string, Instant>): Promise<void> {
  const [first] = opened.values();
  if (first === undefined) return;
  const noted = await tx
    .updateTable("receipts")
    .set({ opened_at: first })
    .where("code", "in", [...opened.keys()])
    .where("opened_at", "is", null)
    .executeTakeFirst();
  if (noted.numUpdatedRows !== BigInt(opened.size))
    throw new Error("a receipt changed although its dossier was locked");
}
